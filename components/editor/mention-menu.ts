import { Extension } from '@tiptap/core'
import { Suggestion } from '@tiptap/suggestion'
import { fitting } from '../threads/fitting-names'
import type { Named } from '../threads/nameable'
import { lateKeys } from './late-extensions'
import type { MentionNames } from './mention-names'
import { insertItem, itemMenu, mayOffer, SlashStore, type SlashItem } from './slash-menu'

interface MentionMenuOptions {
  store: SlashStore
  /** Who is in the workspace now. */
  people: () => Promise<readonly Named[]>
  names: MentionNames | null
}

/** `@` and the beginning of a name offer people, as in comments. Nobody is asked for before. */
export const MentionMenu = Extension.create<MentionMenuOptions>({
  name: 'mentionMenu',
  addOptions: () => ({
    store: new SlashStore(),
    people: () => Promise.resolve([]),
    names: null,
  }),
  addProseMirrorPlugins() {
    const { store, people, names } = this.options
    return [
      Suggestion<SlashItem, SlashItem>({
        pluginKey: lateKeys.mentionMenu,
        editor: this.editor,
        char: '@',
        allow: ({ editor, state, range }) => mayOffer(editor, state, range.from),
        items: async ({ query }) => {
          // Offline nobody can be offered; the sign and the words behind it stay words.
          const all = await people().catch(() => [])
          names?.add(all)
          return fitting(query, all).map(personItem)
        },
        command: ({ editor, range, props }) => insertItem(editor, range, props),
        render: () => itemMenu(store, { evenEmpty: false }),
      }),
    ]
  },
})

function personItem({ id, name }: Named): SlashItem {
  return {
    id: `person-${id}`,
    group: 'people',
    sign: '@',
    label: name,
    search: '',
    run: (chain) =>
      chain.insertContent([
        { type: 'mention', attrs: { id, key: newKey() } },
        { type: 'text', text: ' ' },
      ]),
  }
}

/** Needs to be another one within one text; `crypto.randomUUID` is not there over plain http. */
function newKey(): string {
  return Math.random().toString(36).slice(2, 14).padEnd(4, '0')
}

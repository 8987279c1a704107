import { Extension } from '@tiptap/core'
import { Suggestion } from '@tiptap/suggestion'
import { emojis, emojisFor, type Emoji } from './emojis'
import { lateKeys } from './late-extensions'
import { insertItem, itemMenu, mayOffer, SlashStore, type SlashItem } from './slash-menu'

const MOST = 8
/** Fewer letters name half of all signs, and `:)` is none of them. */
const LETTERS = 2

interface EmojiOptions {
  store: SlashStore
  locale: string
}

/** A colon and the beginning of a name offer signs. Nothing is fetched before. */
export const EmojiMenu = Extension.create<EmojiOptions>({
  name: 'emojiMenu',
  addOptions: () => ({ store: new SlashStore(), locale: 'en' }),
  addProseMirrorPlugins() {
    const { store, locale } = this.options
    return [
      Suggestion<SlashItem, SlashItem>({
        pluginKey: lateKeys.emojiMenu,
        editor: this.editor,
        char: ':',
        allow: ({ editor, state, range }) =>
          range.to - range.from > LETTERS && mayOffer(editor, state, range.from),
        items: async ({ query }) =>
          emojisFor(query, await emojis(locale), MOST).map((emoji) => emojiItem(emoji)),
        command: ({ editor, range, props }) => insertItem(editor, range, props),
        // A word after a colon that names no sign is a word, and wants no menu.
        render: () => itemMenu(store, { evenEmpty: false }),
      }),
    ]
  },
})

export function emojiItem({ sign, name }: Emoji): SlashItem {
  return {
    id: `emoji-${[...sign].map((part) => part.codePointAt(0)?.toString(16)).join('-')}`,
    group: 'emoji',
    sign,
    label: name,
    search: '',
    run: (chain) => chain.insertContent({ type: 'text', text: sign }),
  }
}

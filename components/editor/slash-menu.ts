import { Extension, type ChainedCommands, type Editor, type Range } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { Suggestion, type SuggestionProps } from '@tiptap/suggestion'
import { missingSections, type Section } from '@/lib/document/sections'
import { BLOCKS } from './blocks'
import type { EditorIconName } from './editor-icon'
import { fold } from './fold'
import { lateKeys } from './late-extensions'
import { recentItems, rememberItem } from './recent-items'
import { wantLink } from './want-link'

/** One line of the menu. */
export interface SlashItem {
  id: string
  group: 'recent' | 'sections' | 'text' | 'emoji' | 'people'
  /** Drawn before the words: one of our icons, or the sign that is inserted. */
  icon?: EditorIconName
  sign?: string
  label: string
  /** What the section asks. */
  more?: string
  keys?: string
  /** Further words it is found by, in the reader's language. */
  search: string
  run: (chain: ChainedCommands) => ChainedCommands
}

/** What the menu shows now; null while it is closed. */
export interface SlashState {
  query: string
  items: SlashItem[]
  chosen: number
  /** Where the slash stands on the page. */
  place: () => DOMRect | null
  choose: (item: SlashItem) => void
}

/** Carries the menu from the plugin, which has no React, to the component that draws it. */
export class SlashStore {
  #state: SlashState | null = null
  readonly #listeners = new Set<() => void>()

  readonly get = (): SlashState | null => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  set(state: SlashState | null): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }

  move(by: number): void {
    const state = this.#state
    if (!state || state.items.length === 0) return
    const chosen = (state.chosen + by + state.items.length) % state.items.length
    this.set({ ...state, chosen })
  }
}

interface SlashOptions {
  store: SlashStore
  sections: readonly Section[]
  words: (name: string) => string
  /** Signs that fit a query; asked for once it has a few letters. */
  emojis: (query: string) => Promise<SlashItem[]>
}

const LETTERS_FOR_EMOJI = 3

/** `/` opens a menu of what can stand here: the sections still to be written first, then blocks. */
export const SlashMenu = Extension.create<SlashOptions>({
  name: 'slashMenu',
  addOptions: () => ({
    store: new SlashStore(),
    sections: [],
    words: (name) => name,
    emojis: () => Promise.resolve([]),
  }),
  addProseMirrorPlugins() {
    const { store, sections, words, emojis } = this.options
    return [
      Suggestion<SlashItem, SlashItem>({
        pluginKey: lateKeys.slashMenu,
        editor: this.editor,
        char: '/',
        allow: ({ editor, state, range }) => mayOffer(editor, state, range.from),
        items: ({ query, editor }) => {
          const items = found(query, itemsFor(editor, sections, words, query === ''))
          if (query.length < LETTERS_FOR_EMOJI) return items
          return emojis(query).then((signs) => [...items, ...signs])
        },
        command: ({ editor, range, props }) => insertItem(editor, range, props),
        render: () => itemMenu(store, { evenEmpty: true }),
      }),
    ]
  },
})

/** Whether a menu may open there: not in code, and only for those who write. */
export function mayOffer(editor: Editor, state: EditorState, pos: number): boolean {
  const isCode = state.doc.resolve(pos).parent.type.spec.code === true
  return editor.isEditable && !isCode && !editor.isActive('code')
}

/** A menu of items in the store, opened and closed by a suggestion. */
export function itemMenu(store: SlashStore, { evenEmpty }: { evenEmpty: boolean }) {
  const show = (props: SuggestionProps<SlashItem, SlashItem>) =>
    store.set(evenEmpty || props.items.length > 0 ? stateOf(props) : null)
  return {
    onStart: show,
    onUpdate: show,
    onExit: () => store.set(null),
    onKeyDown: ({ event }: { event: KeyboardEvent }) => press(event, store),
  }
}

function stateOf(props: SuggestionProps<SlashItem, SlashItem>): SlashState {
  return {
    query: props.query,
    items: props.items,
    chosen: 0,
    place: () => props.clientRect?.() ?? null,
    choose: (item) => props.command(item),
  }
}

function press(event: KeyboardEvent, store: SlashStore): boolean {
  const state = store.get()
  if (!state) return false
  switch (event.key) {
    case 'ArrowDown':
      store.move(1)
      return true
    case 'ArrowUp':
      store.move(-1)
      return true
    case 'Enter':
    case 'Tab': {
      const item = state.items[state.chosen]
      if (item) state.choose(item)
      return item !== undefined
    }
    default:
      return false
  }
}

export function insertItem(editor: Editor, range: Range, item: SlashItem): void {
  item.run(editor.chain().focus().deleteRange(range)).run()
  if (BLOCKS.some(({ name }) => name === item.id)) rememberItem(item.id)
}

function itemsFor(
  editor: Editor,
  sections: readonly Section[],
  words: (name: string) => string,
  withRecent: boolean,
): SlashItem[] {
  const missing = missingSections(editor.state.doc, sections)
  const blocks = BLOCKS.map((block): SlashItem => ({
    id: block.name,
    group: 'text',
    icon: block.icon,
    label: words(`format.${block.name}`),
    ...(block.keys ? { keys: block.keys } : {}),
    search: words(`search.${block.name}`),
    run: block.insert,
  }))
  const recent = withRecent
    ? recentItems().flatMap((id) => blocks.filter((item) => item.id === id))
    : []
  return [
    ...recent.map((item): SlashItem => ({ ...item, group: 'recent' })),
    ...missing.map((section): SlashItem => ({
      id: `section-${section.key}`,
      group: 'sections',
      icon: 'page',
      label: section.title,
      more: section.prompt,
      search: section.prompt,
      run: (chain) => chain.writeSection(section.key),
    })),
    ...blocks.filter((item) => !recent.includes(item)),
    {
      ...{ id: 'link', group: 'text', icon: 'link' },
      ...{ label: words('format.link'), search: words('search.link') },
      // Asked for once the slash is gone.
      run: (chain) => chain.command(({ editor }) => (queueMicrotask(() => wantLink(editor)), true)),
    },
  ]
}

/** Each word of the query begins a word of the item, accents and case aside; best label first. */
export function found(query: string, items: SlashItem[]): SlashItem[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean)
  const score = (item: SlashItem) =>
    wanted.every((word) => begins(item.label, word))
      ? 2
      : wanted.every((word) => begins(`${item.label} ${item.search}`, word))
        ? 1
        : 0
  const fitting = items.filter((item) => score(item) > 0)
  return wanted.length > 0 ? fitting.sort((a, b) => score(b) - score(a)) : fitting
}

function begins(text: string, word: string): boolean {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .some((each) => each.startsWith(word))
}

import { Extension, type ChainedCommands, type Editor, type Range } from '@tiptap/core'
import { PluginKey } from '@tiptap/pm/state'
import { Suggestion, type SuggestionProps } from '@tiptap/suggestion'
import { missingSections, type Section } from '@/lib/document/sections'
import { BLOCKS } from './blocks'
import type { EditorIconName } from './editor-icon'

/** One line of the menu. */
export interface SlashItem {
  id: string
  group: 'sections' | 'text'
  icon: EditorIconName
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
}

/** `/` opens a menu of what can stand here: the sections still to be written first, then blocks. */
export const SlashMenu = Extension.create<SlashOptions>({
  name: 'slashMenu',
  addOptions: () => ({ store: new SlashStore(), sections: [], words: (name) => name }),
  addProseMirrorPlugins() {
    const { store, sections, words } = this.options
    return [
      Suggestion<SlashItem, SlashItem>({
        pluginKey: new PluginKey('slashMenu'),
        editor: this.editor,
        char: '/',
        allow: ({ editor, state, range }) =>
          editor.isEditable &&
          !state.doc.resolve(range.from).parent.type.spec.code &&
          !editor.isActive('code'),
        items: ({ query, editor }) => found(query, itemsFor(editor, sections, words)),
        command: ({ editor, range, props }) => insert(editor, range, props),
        render: () => ({
          onStart: (props) => store.set(stateOf(props, 0)),
          onUpdate: (props) => store.set(stateOf(props, 0)),
          onExit: () => store.set(null),
          onKeyDown: ({ event }) => press(event, store),
        }),
      }),
    ]
  },
})

function stateOf(props: SuggestionProps<SlashItem, SlashItem>, chosen: number): SlashState {
  return {
    query: props.query,
    items: props.items,
    chosen,
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

function insert(editor: Editor, range: Range, item: SlashItem): void {
  item.run(editor.chain().focus().deleteRange(range)).run()
}

function itemsFor(
  editor: Editor,
  sections: readonly Section[],
  words: (name: string) => string,
): SlashItem[] {
  const missing = missingSections(editor.state.doc, sections)
  return [
    ...missing.map((section): SlashItem => ({
      id: `section-${section.key}`,
      group: 'sections',
      icon: 'page',
      label: section.title,
      more: section.prompt,
      search: section.prompt,
      run: (chain) => chain.writeSection(section.key),
    })),
    ...BLOCKS.map((block): SlashItem => ({
      id: block.name,
      group: 'text',
      icon: block.icon,
      label: words(`format.${block.name}`),
      ...(block.keys ? { keys: block.keys } : {}),
      search: words(`search.${block.name}`),
      run: block.insert,
    })),
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

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { placesAfter } from '../editor/changed-places'

/** Words that a thread is about, as positions in the editor. */
export interface ThreadMark {
  id: string
  from: number
  to: number
}

/** A stretch of the text, as positions in the editor. */
export interface Range {
  from: number
  to: number
}
interface Marked {
  marks: readonly ThreadMark[]
  active: string | null
  /** Where marks are drawn; null for everywhere. */
  near: Range | null
  drawn: DecorationSet
}
/** What is said to the plugin; what is absent stays as it is. */
type Said = Partial<Pick<Marked, 'marks' | 'active' | 'near'>>

const key = new PluginKey<Marked>('threadMarks')
const NOTHING: Marked = { marks: [], active: null, near: null, drawn: DecorationSet.empty }

/** What the editor's element is told when marked words are pressed; `detail` is the thread's id. */
export const THREAD_PRESSED = 'thread-press'

/**
 * Words with comments, marked in the text without being in it. A change only moves the marks; where
 * they really are is found out by `ThreadPlaces`, once the text has rested for a moment.
 */
export const ThreadMarks = Extension.create({
  name: 'threadMarks',
  addProseMirrorPlugins: () => [
    new Plugin<Marked>({
      key,
      state: { init: () => NOTHING, apply },
      props: {
        decorations: (state) => key.getState(state)?.drawn,
        handleClick(view, _pos, event) {
          const id = threadOf(event.target)
          if (id) view.dom.dispatchEvent(new CustomEvent(THREAD_PRESSED, { detail: id }))
          // The caret goes where it was pressed all the same.
          return false
        },
      },
    }),
  ],
})

/** Says which words are marked, which of the threads is open, and where in the text marks are drawn. */
export function showMarks(view: EditorView, next: Said): void {
  view.dispatch(view.state.tr.setMeta(key, next).setMeta('addToHistory', false))
}

/** Where marks are drawn; null for everywhere. */
export function nearIn(state: EditorState): Range | null {
  return key.getState(state)?.near ?? null
}

/** Where the marks are now. */
export function marksIn(state: EditorState): readonly ThreadMark[] {
  return key.getState(state)?.marks ?? []
}

function apply(tr: Transaction, before: Marked): Marked {
  const said = tr.getMeta(key) as Said | undefined
  if (said) return draw(tr.doc, { ...before, ...said })
  if (!tr.docChanged || before.marks.length === 0) return before
  const places = placesAfter(tr)
  const move = ({ from, to }: Range) => ({ from: places.map(from, 1), to: places.map(to, -1) })
  const marks = before.marks.map((mark) => ({ id: mark.id, ...move(mark) }))
  const near = before.near && move(before.near)
  // What others write comes as a whole new text, in which nothing that was drawn is left.
  return tr.getMeta(ySyncPluginKey)
    ? draw(tr.doc, { ...before, marks, near })
    : { ...before, marks, near, drawn: before.drawn.map(tr.mapping, tr.doc) }
}

function draw(doc: Node, { marks, active, near }: Omit<Marked, 'drawn'>): Marked {
  const drawn = marks.flatMap(({ id, from, to }) =>
    from < to && (!near || (from < near.to && to > near.from))
      ? [
          Decoration.inline(from, to, {
            nodeName: 'mark',
            class: id === active ? 'c-mark act' : 'c-mark',
            'data-thread': id,
            'aria-details': cardId(id),
          }),
        ]
      : [],
  )
  return { marks, active, near, drawn: DecorationSet.create(doc, drawn) }
}

/** Id of the element that shows a thread beside the text. */
export function cardId(thread: string): string {
  return `thread-${thread}`
}

function threadOf(target: EventTarget | null): string | null {
  const mark = target instanceof Element ? target.closest('[data-thread]') : null
  return mark?.getAttribute('data-thread') ?? null
}

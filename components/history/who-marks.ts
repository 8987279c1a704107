import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, type EditorState, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { placesAfter } from '../editor/changed-places'
import { lateKeys } from '../editor/late-extensions'

/** Words of one author, as positions in the editor. */
export interface WhoMark {
  from: number
  to: number
  /** Which of the authors' classes they are drawn in. */
  look: string
  /** Index of the passage they belong to. */
  passage: number
}

interface Drawn {
  marks: readonly WhoMark[]
  drawn: DecorationSet
}

const NOTHING: Drawn = { marks: [], drawn: DecorationSet.empty }
const key = lateKeys.whoWrote

/** Draws text in the colours of its authors, while somebody wants to see that; writes nothing. */
export const WhoMarks = Extension.create({
  name: 'whoMarks',
  addProseMirrorPlugins: () => [
    new Plugin<Drawn>({
      key,
      state: { init: () => NOTHING, apply },
      props: { decorations: (state) => stateOf(state).drawn },
    }),
  ],
})

/** Says what is drawn; nothing, to end it. */
export function showWho(view: EditorView, marks: readonly WhoMark[]): void {
  view.dispatch(view.state.tr.setMeta(key, marks).setMeta('addToHistory', false))
}

/** The passage at a position of the editor; null where nothing is known. */
export function passageAt(state: EditorState, pos: number): number | null {
  const { marks } = stateOf(state)
  // At the end of words, and nothing behind: those before it.
  const mark =
    marks.find(({ from, to }) => from <= pos && pos < to) ?? marks.find(({ to }) => to === pos)
  return mark?.passage ?? null
}

function stateOf(state: EditorState): Drawn {
  return (key.getState(state) as Drawn | undefined) ?? NOTHING
}

function apply(tr: Transaction, before: Drawn): Drawn {
  const said = tr.getMeta(key) as readonly WhoMark[] | undefined
  if (said) return draw(tr.doc, said)
  if (!tr.docChanged || before.marks.length === 0) return before
  const places = placesAfter(tr)
  const marks = before.marks.map((mark) => ({
    ...mark,
    ...{ from: places.map(mark.from, 1), to: places.map(mark.to, -1) },
  }))
  // What others write comes as a whole new text, in which nothing that was drawn is left.
  return tr.getMeta(ySyncPluginKey)
    ? draw(tr.doc, marks)
    : { marks, drawn: before.drawn.map(tr.mapping, tr.doc) }
}

function draw(doc: Node, marks: readonly WhoMark[]): Drawn {
  const drawn = marks.flatMap(({ from, to, look, passage }) =>
    from < to
      ? [Decoration.inline(from, to, { class: look, 'data-passage': String(passage) })]
      : [],
  )
  return { marks, drawn: DecorationSet.create(doc, drawn) }
}

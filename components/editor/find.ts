import { Extension, type Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, TextSelection, type PluginKey, type Transaction } from '@tiptap/pm/state'
import { Mapping } from '@tiptap/pm/transform'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap'
import type { UndoManager } from 'yjs'
import { findAll, nextFrom, type Found, type Wanted } from '@/lib/document/find-in-text'
import { placesAfter } from './changed-places'
import { lateKeys } from './late-extensions'

/** A text changes while somebody looks; it is read through again this long after the last change. */
const AGAIN_MS = 200

export interface Finding {
  wanted: Wanted
  found: readonly Found[]
  /** Which of them is shown; -1 for none. */
  current: number
  /** Where looking began: typing more letters must not run down the page. */
  from: number
  /** One place that is shown to a reader, not a hit among others. */
  isPlace?: true
}

interface State {
  finding: Finding | null
  drawn: DecorationSet
}

const key: PluginKey<State> = lateKeys.find
const NOTHING: State = { finding: null, drawn: DecorationSet.empty }

/**
 * Words that are looked for, marked in the text. Costs nothing while nobody looks. While somebody
 * does, a change only moves the marks; what it added is found a moment later.
 */
export const Find = Extension.create({
  name: 'find',
  addProseMirrorPlugins: () => [
    new Plugin<State>({
      key,
      state: {
        init: () => NOTHING,
        apply(tr, before) {
          const next = tr.getMeta(key) as Finding | null | undefined
          if (next !== undefined) return next ? draw(tr.doc, next) : NOTHING
          if (!before.finding || !tr.docChanged) return before
          return moved(before.finding, before.drawn, tr)
        },
      },
      props: { decorations: (state) => key.getState(state)?.drawn },
      view() {
        let timer: ReturnType<typeof setTimeout> | null = null
        return {
          update(view, before) {
            if (!key.getState(view.state)?.finding || view.state.doc === before.doc) return
            timer ??= setTimeout(() => {
              timer = null
              const finding = key.getState(view.state)?.finding
              if (!view.isDestroyed && finding)
                view.dispatch(view.state.tr.setMeta(key, again(view.state.doc, finding)))
            }, AGAIN_MS)
          },
          destroy: () => {
            if (timer) clearTimeout(timer)
          },
        }
      },
    }),
  ],
})

/** What is being looked for in this editor, null while nothing is. */
export function finding(editor: Editor): Finding | null {
  return key.getState(editor.state)?.finding ?? null
}

/** Looks for words, from the caret on. Null ends it. */
export function look(editor: Editor, wanted: Wanted | null): void {
  const { state, view } = editor
  if (!wanted) return view.dispatch(state.tr.setMeta(key, null))
  const from = finding(editor)?.from ?? state.selection.from
  const found = findAll(state.doc, wanted)
  show(editor, { wanted, found, current: nextFrom(found, from), from })
}

/**
 * Shows one place as if it had been looked for and found, and nothing else.
 * @returns ends it, unless something else is looked for by then
 */
export function pointAt(editor: Editor, place: Found): () => void {
  const text = editor.state.doc.textBetween(place.from, place.to)
  const wanted = { text, matchCase: true, wholeWord: false }
  show(editor, { wanted, found: [place], current: 0, from: place.from, isPlace: true })
  return () => {
    if (!editor.isDestroyed && finding(editor)?.wanted === wanted) look(editor, null)
  }
}

/** Goes on to the next hit, or back; from the last it goes to the first. */
export function step(editor: Editor, by: 1 | -1): void {
  const before = finding(editor)
  if (!before || before.found.length === 0) return
  const count = before.found.length
  const current = (before.current + by + count) % count
  show(editor, { ...before, current, from: before.found[current]?.from ?? before.from })
}

/** Replaces the hit that is shown and goes on to the next. */
export function replaceOne(editor: Editor, by: string): void {
  const before = finding(editor)
  const hit = before?.found[before.current]
  if (!before || !hit || !editor.isEditable) return
  const tr = replaced(editor.state.tr, [hit], by)
  const found = findAll(tr.doc, before.wanted)
  const from = tr.mapping.map(hit.to)
  editor.view.dispatch(tr.setMeta(key, { ...before, found, current: nextFrom(found, from), from }))
  reveal(editor)
}

/**
 * Replaces all of them in one step to undo; how many there were. The binding writes what differs
 * in a paragraph from its first difference to its last, with the words in between; what others
 * write there meanwhile would lose its place. So each paragraph gets one change at a time.
 */
export function replaceAll(editor: Editor, by: string): number {
  const before = finding(editor)
  if (!before || !editor.isEditable) return 0
  // Looked for anew: what others have written since is meant too.
  const hits = findAll(editor.state.doc, before.wanted)
  if (hits.length === 0) return 0
  const undo: UndoManager | undefined = yUndoPluginKey.getState(editor.state)?.undoManager
  undo?.stopCapturing()
  const moved = new Mapping()
  for (const layer of layers(editor.state.doc, hits)) {
    const now = layer.map(({ from, to }) => ({ from: moved.map(from), to: moved.map(to, -1) }))
    const tr = replaced(editor.state.tr, now, by)
    moved.appendMapping(tr.mapping)
    editor.view.dispatch(tr)
  }
  undo?.stopCapturing()
  const found = findAll(editor.state.doc, before.wanted)
  const current = nextFrom(found, before.from)
  editor.view.dispatch(editor.state.tr.setMeta(key, { ...before, found, current }))
  return hits.length
}

/** The last hit of each paragraph, then the last but one of each, and so on; each in order. */
function layers(doc: Node, hits: readonly Found[]): Found[][] {
  const found: Found[][] = []
  let block = -1
  let depth = 0
  for (const hit of [...hits].reverse()) {
    const start = doc.resolve(hit.from).start()
    depth = start === block ? depth + 1 : 0
    block = start
    const layer = (found[depth] ??= [])
    layer.unshift(hit)
  }
  return found
}

/** From the end, so that places before stay right. New words look like the first of the old ones. */
function replaced(tr: Transaction, hits: readonly Found[], by: string): Transaction {
  const { schema } = tr.doc.type
  for (const { from, to } of [...hits].reverse()) {
    const marks = tr.doc.resolve(from).marksAcross(tr.doc.resolve(to)) ?? []
    if (by) tr.replaceWith(from, to, schema.text(by, marks))
    else tr.delete(from, to)
  }
  return tr
}

/** Leaves the bar with the hit selected, ready to be typed over. */
export function takeHit(editor: Editor): void {
  const before = finding(editor)
  const hit = before?.found[before.current]
  const { state, view } = editor
  const tr = state.tr.setMeta(key, null)
  if (hit) tr.setSelection(TextSelection.create(state.doc, hit.from, hit.to))
  view.dispatch(tr)
  view.focus()
}

function show(editor: Editor, next: Finding): void {
  editor.view.dispatch(editor.state.tr.setMeta(key, next))
  reveal(editor)
}

function reveal(editor: Editor): void {
  const { view } = editor
  view.dom.querySelector('.hit.now')?.scrollIntoView({ block: 'center' })
}

function again(doc: Node, before: Finding): Finding {
  const found = findAll(doc, before.wanted)
  return { ...before, found, current: nextFrom(found, before.from) }
}

function moved(before: Finding, drawn: DecorationSet, tr: Transaction): State {
  const places = placesAfter(tr)
  const found = before.found.map(({ from, to }) => ({
    from: places.map(from, 1),
    to: places.map(to, -1),
  }))
  const finding = { ...before, found, from: places.map(before.from) }
  // What others write comes as a whole new text, in which nothing that was drawn is left.
  return tr.getMeta(ySyncPluginKey)
    ? draw(tr.doc, finding)
    : { finding, drawn: drawn.map(tr.mapping, tr.doc) }
}

function draw(doc: Node, finding: Finding): State {
  const now = finding.isPlace ? 'hit now place' : 'hit now'
  const marks = finding.found.flatMap(({ from, to }, i) =>
    from < to ? [Decoration.inline(from, to, { class: i === finding.current ? now : 'hit' })] : [],
  )
  return { finding, drawn: DecorationSet.create(doc, marks) }
}

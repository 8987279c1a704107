import type { Editor } from '@tiptap/core'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import type { UndoManager } from 'yjs'
import { applyHunks } from '@/lib/suggestions/apply-hunks'
import type { Hunk } from '@/lib/suggestions/hunks-between'

/** Where an undo step keeps which suggestions it put in. */
const PUT_IN = 'suggestions'

interface StackItem {
  meta: Map<unknown, unknown>
}

/** Of these, those that can be put in together: none over another; the first that was asked for wins. */
export function besideEachOther<T extends { from: number; to: number }>(hunks: readonly T[]): T[] {
  const taken: T[] = []
  for (const hunk of hunks)
    if (taken.every((other) => hunk.to < other.from || other.to < hunk.from)) taken.push(hunk)
  return taken
}

/** Puts suggestions into the text as one change, which one undo takes out again. */
export function putIn(editor: Editor, hunks: readonly (Hunk & { id: string })[]): void {
  const undo = undoOf(editor)
  // A step of its own: not part of what was typed before, nor what is typed next part of it.
  undo?.stopCapturing()
  const { tr } = editor.state
  applyHunks(tr, hunks)
  if (!tr.docChanged) return
  editor.view.dispatch(tr)
  remember(
    undo?.undoStack.at(-1),
    hunks.map(({ id }) => id),
  )
  undo?.stopCapturing()
}

/**
 * Hears when suggestions that were put in are taken out by undo, and put in again by redo.
 * @returns how to stop
 */
export function onUndone(
  editor: Editor,
  hear: (ids: readonly string[], what: 'undo' | 'redo') => void,
): () => void {
  const undo = undoOf(editor)
  if (!undo) return () => undefined
  const popped = ({ stackItem, type }: { stackItem: StackItem; type: 'undo' | 'redo' }) => {
    const ids = stackItem.meta.get(PUT_IN)
    if (!Array.isArray(ids)) return
    // What takes it back, and what will bring it again.
    remember((type === 'undo' ? undo.redoStack : undo.undoStack).at(-1), ids as string[])
    hear(ids as string[], type)
  }
  undo.on('stack-item-popped', popped)
  return () => undo.off('stack-item-popped', popped)
}

function remember(item: StackItem | undefined, ids: readonly string[]): void {
  item?.meta.set(PUT_IN, ids)
}

function undoOf(editor: Editor): UndoManager | null {
  const state = yUndoPluginKey.getState(editor.state) as { undoManager: UndoManager } | undefined
  return state?.undoManager ?? null
}

import type { Editor } from '@tiptap/core'
import { marksIn, nearIn, showMarks, type Range } from './thread-marks'

/** Fewer than this are drawn wherever they are. */
const MANY = 60
/** So many characters before and after what is in the window are drawn too, and kept ahead of it. */
const BEYOND = 8000
const AHEAD = 3000
/**
 * Scrolling has ended since. A transaction between a press and the editor's own look at where it was
 * would put the caret back to where it was before.
 */
const RESTED_MS = 150

/**
 * Of very many marks only those near the window are drawn: the editor looks through all that are
 * drawn for each block of a text, at every key.
 * @returns how to stop
 */
export function drawNearMarks(editor: Editor): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    if (editor.isDestroyed) return
    const near = nearIn(editor.state)
    const seen = near && inWindow(editor)
    if (!seen || reaches(near, seen, editor.state.doc.content.size)) return
    showMarks(editor.view, { near: nearFor(editor, marksIn(editor.state).length) })
  }
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(look, RESTED_MS)
  }
  // Beside another text each half of the page scrolls by itself.
  window.addEventListener('scroll', soon, { passive: true, capture: true })
  window.addEventListener('resize', soon)
  return () => {
    clearTimeout(timer)
    window.removeEventListener('scroll', soon, { capture: true })
    window.removeEventListener('resize', soon)
  }
}

/** Where so many marks are drawn: null, everywhere, where they are few. */
export function nearFor(editor: Editor, marks: number): Range | null {
  const seen = marks < MANY ? null : inWindow(editor)
  return seen && { from: seen.from - BEYOND, to: seen.to + BEYOND }
}

/** Whether enough is drawn on both sides, or all there is. */
function reaches(near: Range, seen: Range, size: number): boolean {
  return (
    (near.from <= 0 || near.from <= seen.from - AHEAD) &&
    (near.to >= size || near.to >= seen.to + AHEAD)
  )
}

/** What of the text is in the window; null while none of it is. */
function inWindow({ view }: Editor): Range | null {
  const box = view.dom.getBoundingClientRect()
  const left = box.left + box.width / 2
  const from = view.posAtCoords({ left, top: Math.max(box.top + 1, 1) })
  const to = view.posAtCoords({ left, top: Math.min(box.bottom - 1, window.innerHeight - 1) })
  return from && to ? { from: from.pos, to: to.pos } : null
}

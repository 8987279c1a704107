import { CONTEXT_MAX, QUOTE_MAX, type Anchor } from './anchor'
import { positionOf, type Spot } from './positions'
import type { TextIndex } from './text-index'
import { occurrencesOf } from './words'

/**
 * An anchor for what lies between two places of a text, the first before the second. Null when one
 * of them is not in it. Nothing is written. Words are held by their first and last character, also
 * when the places lie outside of them, so that what is typed at their edges is not taken in.
 */
export function makeAnchor(index: TextIndex, start: Spot, end: Spot): Anchor | null {
  const from = index.offsetOf(start)
  const to = index.offsetOf(end)
  if (from === null || to === null || from > to) return null
  const { text } = index
  const quote = whole(text.slice(from, Math.min(to, from + QUOTE_MAX)))
  const hasWords = quote.trim() !== ''
  const first = (hasWords && index.spotAt(from, 'start')) || start
  const last = (hasWords && index.spotAt(to, 'end')) || end
  const elsewhere = occurrencesOf(text, quote).filter((at) => at !== from)
  return {
    start: positionOf(first, 'start'),
    end: positionOf(last, 'end'),
    quote,
    before: whole(text.slice(Math.max(0, from - CONTEXT_MAX), from)),
    after: whole(text.slice(to, to + CONTEXT_MAX)),
    length: to - from,
    others: elsewhere.length,
    othersBefore: elsewhere.filter((at) => at < from).length,
  }
}

/** An anchor for a stretch of words; for whoever knows them by their offsets. */
export function anchorAt(index: TextIndex, from: number, to: number): Anchor | null {
  const start = index.spotAt(from, 'start')
  const end = index.spotAt(to, 'end')
  return start && end && makeAnchor(index, start, end)
}

/** Without the half of a character that a cut left: it is no text, and cannot be stored. */
function whole(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '')
}

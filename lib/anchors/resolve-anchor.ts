import type { Anchor } from './anchor'
import { spotOf, type Spot } from './positions'
import type { TextIndex } from './text-index'
import { alikeIn, COMPARED, contextOf, occurrencesOf } from './words'

/** Where an anchor stands in a text: a stretch of its words, and the same in the places of Yjs. */
export interface Attached {
  state: 'attached'
  /** By Yjs, which follows every edit; by the words; or by words that are nearly the same. */
  by: 'positions' | 'words' | 'likeness'
  from: number
  to: number
  /** Null where there are no places: in an edition. */
  start: Spot | null
  end: Spot | null
}
export type Resolved = Attached | { state: 'detached' }

interface Range {
  from: number
  to: number
}

/** What the positions of Yjs say. `whole`: both places are there. `none`: nothing of them is. */
type Held =
  | { kind: 'whole' | 'part'; range: Range; start: Spot | null; end: Spot | null }
  /** Everything between them is gone; `at` is where it was. */
  | { kind: 'gone'; at: number }
  | { kind: 'none' }

const DETACHED = { state: 'detached' } as const

// How much of what stood around the words must stand there again, from 0 to 1. Words alone are not
// enough where they are short or were there twice; context and words are weighed as in Hypothesis'
// `matchQuote` and the TextQuoteSelector of the W3C Web Annotation Data Model.
const SOME_CONTEXT = 0.2
const MOST_CONTEXT = 0.8
/** Shorter quotes are found in any text by chance. */
const TELLING = 8
/** The same of words that are all there is in a block or a cell. */
const TELLING_ALONE = 4

/**
 * Finds an anchor in a text as it is now. Plan: (1) what Yjs still holds of the place, corrected by
 * the very words when they stand right there (undo puts them back beside their old place); (2) the
 * very words elsewhere, when they have been moved or put back; (3) what is left of the place;
 * (4) words that are nearly the same, in texts that have lost the places. Two places that are
 * equally good are none: a comment beside the wrong sentence is worse than one beside none.
 * The same text gives the same answer in every copy.
 */
export function resolveAnchor(index: TextIndex, anchor: Anchor): Resolved {
  const held = heldBy(index, anchor)
  if (held.kind === 'whole') {
    const here = text(index, held.range)
    const isCut = anchor.length > anchor.quote.length
    if (isCut ? here.startsWith(anchor.quote) : here === anchor.quote) return kept(index, held)
    const back = besideItself(index, anchor, held.range)
    if (back) return attached(index, back, 'positions')
    // Hardly anything is left here: the words themselves may have gone elsewhere.
    const little = here.trim().length < anchor.quote.length / 2
    const moved = little && wordsElsewhere(index, anchor, held)
    return moved ? attached(index, moved, 'words') : kept(index, held)
  }
  if (anchor.quote === '') return DETACHED
  const found = wordsElsewhere(index, anchor, held)
  if (found) return attached(index, found, 'words')
  if (held.kind === 'part') return kept(index, held)
  const alike = nearlyTheWords(index, anchor, held)
  return alike ? attached(index, alike, 'likeness') : DETACHED
}

function heldBy(index: TextIndex, anchor: Anchor): Held {
  if (!index.doc) return { kind: 'none' }
  const start = spotOf(anchor.start, index.doc)
  const end = spotOf(anchor.end, index.doc)
  const from = start && index.offsetOf(start)
  const to = end && index.offsetOf(end)
  if (from === null && to === null) return { kind: 'none' }
  if (from !== null && to !== null) {
    const isSomething = start?.type === end?.type && (start?.index ?? 0) < (end?.index ?? 0)
    // An image has a place without having words; and what is left between two blocks is no words.
    const isThere = anchor.quote === '' ? isSomething : text(index, { from, to }).trim() !== ''
    return isThere ? { kind: 'whole', range: { from, to }, start, end } : { kind: 'gone', at: from }
  }
  // One end is gone with its block: what the other one holds.
  const at = from ?? to ?? 0
  const line = index.lineAround(at)
  const range =
    from === null
      ? { from: nearBeginning(index, anchor, { from: line.from, to: at }), to: at }
      : { from, to: nearEnd(index, anchor, { from, to: line.to }) }
  if (range.from >= range.to) return { kind: 'gone', at }
  return { kind: 'part', range, start: null, end: null }
}

/**
 * The very words, standing where the place is but not held by it: undo, or whoever typed them anew,
 * put them beside what was left. Else the place with what was put back of its beginning or end.
 */
function besideItself(index: TextIndex, anchor: Anchor, { from, to }: Range): Range | null {
  const { quote } = anchor
  // Whoever wrote on at an end of a block meant it to be part of it.
  if (index.text.slice(from, to).includes(quote)) return null
  const begin = Math.max(0, from - quote.length)
  const around = index.text.slice(begin, to + quote.length)
  const near = occurrencesOf(around, quote)
    .map((at) => ({ from: begin + at, to: endOf(index, anchor, begin + at) }))
    .filter((one) => one.from < to && one.to > from)
    .sort((a, b) => overlap(b, { from, to }) - overlap(a, { from, to }))
  if (near[0]) return near[0]
  // A block that was split or put back may have left a line break between.
  const here = index.text.slice(from, to)
  const gap = index.text[to] === '\n' ? 1 : 0
  const gapBefore = index.text[from - 1] === '\n' ? 1 : 0
  const head = restored(quote.length, (n) => {
    const words = quote.slice(0, n)
    return index.text.endsWith(words, from - gapBefore) && !here.startsWith(words)
  })
  const tail = restored(quote.length, (n) => {
    const words = quote.slice(-n)
    return index.text.startsWith(words, to + gap) && !here.endsWith(words)
  })
  if (head + tail === 0) return null
  return { from: head > 0 ? from - gapBefore - head : from, to: tail > 0 ? to + gap + tail : to }
}

/** The longest end of a quote, of four characters or more, that was put back; else 0. */
function restored(length: number, isBack: (n: number) => boolean): number {
  for (let n = length; n >= 4; n--) if (isBack(n)) return n
  return 0
}

/** Where the last words of a quote end in a stretch, since what they ended in before is gone; else its end. */
function nearEnd(index: TextIndex, { quote }: Anchor, range: Range): number {
  const words = quote.slice(-TELLING)
  const at = text(index, range).lastIndexOf(words)
  return at < 0 ? range.to : range.from + at + words.length
}

/** The same of its first words. */
function nearBeginning(index: TextIndex, { quote }: Anchor, range: Range): number {
  const at = text(index, range).indexOf(quote.slice(0, TELLING))
  return at < 0 ? range.from : range.from + at
}

/** The one place where the very words stand now that the old one is gone. */
function wordsElsewhere(index: TextIndex, anchor: Anchor, held: Held): Range | null {
  const found = occurrencesOf(index.text, anchor.quote).map((from) => {
    const range = { from, to: endOf(index, anchor, from) }
    return { ...range, ...contextOf(index.text, anchor, range) }
  })
  if (held.kind === 'gone') {
    const back = found.find(({ from, to }) => from <= held.at && held.at <= to)
    if (back) return back
  }
  const [best, second] = [...found].sort((a, b) => b.common - a.common || a.from - b.from)
  if (!best) return null
  const alone = best.common > (second?.common ?? -1)
  // No more than stood elsewhere from the beginning: most likely these are those.
  if (found.length <= anchor.others)
    return held.kind === 'none' && alone && best.near >= MOST_CONTEXT ? best : null
  if (best.near < SOME_CONTEXT && !tellsByItself(index, anchor, best)) return null
  if (alone) return best
  // As many as there were, all alike around: the one that had so many before it.
  const asBefore = held.kind === 'none' && found.length === anchor.others + 1
  return asBefore ? (found[anchor.othersBefore] ?? null) : null
}

/** Whether words need nothing beside them: long enough, or all of a block or cell, and never there twice. */
function tellsByItself({ text }: TextIndex, anchor: Anchor, { from, to }: Range): boolean {
  const { quote, before, after, others } = anchor
  if (others > 0) return false
  if (quote.length >= TELLING) return true
  const wasAll = /\n$|^$/.test(before) && /^\n|^$/.test(after)
  const isAll = (from === 0 || text[from - 1] === '\n') && (to === text.length || text[to] === '\n')
  return wasAll && isAll && quote.length >= TELLING_ALONE
}

/** Where words stand that are nearly the same; never without something around them to tell by. */
function nearlyTheWords(index: TextIndex, anchor: Anchor, held: Held): Range | null {
  if (anchor.quote.length < TELLING) return null
  // The very words have been looked at: where they stand, somebody else may be meant.
  const similar = alikeIn(index.text, anchor.quote).filter(({ likeness }) => likeness < 1)
  const found = similar.map((one) => {
    const { near } = contextOf(index.text, anchor, one)
    return { ...one, near, score: one.likeness + near / 2 }
  })
  const [best, second] = found.sort((a, b) => b.score - a.score)
  if (!best || (second && best.score - second.score < 0.05)) return null
  const isBack = held.kind === 'gone' && best.from <= held.at && held.at <= best.to
  const needed = held.kind === 'gone' ? 2 * SOME_CONTEXT : SOME_CONTEXT
  if (!isBack && best.near < needed) return null
  // Of long words only the beginning was compared.
  const { from } = best
  return anchor.length > COMPARED ? { from, to: endOf(index, anchor, from) } : best
}

/** The end of a place that begins here, which may be longer than what is kept of its words. */
function endOf(index: TextIndex, { quote, length }: Anchor, from: number): number {
  return Math.min(from + Math.max(quote.length, length), index.text.length)
}

function kept(index: TextIndex, held: Extract<Held, { range: Range }>): Attached {
  const { range, start, end } = held
  const found = attached(index, range, 'positions')
  return { ...found, start: start ?? found.start, end: end ?? found.end }
}

function attached(index: TextIndex, { from, to }: Range, by: Attached['by']): Attached {
  const start = index.spotAt(from, 'start')
  return { state: 'attached', by, from, to, start, end: index.spotAt(to, 'end') }
}

function overlap(a: Range, b: Range): number {
  return Math.min(a.to, b.to) - Math.max(a.from, b.from)
}

function text(index: TextIndex, { from, to }: Range): string {
  return index.text.slice(from, to)
}

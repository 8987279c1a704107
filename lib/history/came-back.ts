import * as Y from 'yjs'
import { ClockMap } from './clock-map'
import { everyText, itemsIn } from './every-text'
import type { Past } from './past'
import { removedRuns, type Run } from './removed-runs'

/**
 * So many characters in a row, taken out and put in again, are the same words and no coincidence.
 * What is shorter than this and not put back in its very place counts as newly written.
 */
export const SAME_WORDS = 8

/** Characters of removed runs that are looked for at the most; the latest are kept. */
const LOOKED_FOR = 1_000_000
/** Removed runs that begin with the same words and are held against each other. */
const ALIKE = 8

/** Words that one entry put in, by one client, their clocks following each other. */
interface Put {
  client: number
  clock: number
  text: string
  came: number
  /** The first of the characters that it brought back, when that is known for certain. */
  original: { client: number; clock: number } | null
}

/**
 * Words that were taken out and put in again stay whose they were: Yjs knows no moving, so a line
 * that is split or joined, a block that changes places, a deletion that is undone and a passage put
 * back from the past all come as new characters by whoever did that.
 *
 * They are told by what happened, not by what anybody says: the same words, removed by then,
 * either right at this place (undo names it), or eight characters of them at least.
 * @returns for such characters the entry that wrote them first; nothing for all others
 */
export function cameBack(past: Past): ClockMap {
  const origins = new ClockMap()
  const index = indexOf(past)
  const puts: Put[] = []
  for (const text of everyText(past.fragment))
    for (const item of itemsIn(text)) {
      if (!(item.content instanceof Y.ContentString)) continue
      const original = originalOf(past, item)
      puts.push(...putsIn(past, item, item.content.str, original))
    }
  // In the order in which they were written: what came back may go and come back again.
  for (const put of joined(puts, past))
    if (put.original) claim(past, origins, put, put.original, put.text.length)
    else match(past, origins, index, put)
  return origins
}

/**
 * What an undone deletion brought back: the undo manager makes anew what it finds deleted, right
 * before it, and names it as its neighbour. Whoever types never has a deleted neighbour behind.
 */
function originalOf(past: Past, { id, rightOrigin, length, content }: Y.Item): Y.ID | null {
  if (!rightOrigin) return null
  const words = past.wordsAt(rightOrigin, length)
  if (words === null || !(content instanceof Y.ContentString) || words !== content.str) return null
  const [put] = past.piecesAt(id, 1)
  const removed = past.piecesAt(rightOrigin, length)
  if (!put) return null
  const step = past.stepOf(put.came)
  const isGone = removed.every(({ went }) => went !== -1 && past.stepOf(went) <= step)
  return isGone ? rightOrigin : null
}

function putsIn(past: Past, item: Y.Item, words: string, original: Y.ID | null): Put[] {
  const { client, clock } = item.id
  return past.piecesOf(item).map(({ offset, length, came }) => ({
    ...{ client, clock: clock + offset, came },
    text: words.slice(offset, offset + length),
    original: original && { client: original.client, clock: original.clock + offset },
  }))
}

/** Those that one entry put in one after the other, as one; in the order in which they came. */
function joined(puts: Put[], past: Past): Put[] {
  puts.sort(
    (a, b) =>
      past.stepOf(a.came) - past.stepOf(b.came) ||
      a.came - b.came ||
      a.client - b.client ||
      a.clock - b.clock,
  )
  const out: Put[] = []
  for (const put of puts) {
    const last = out.at(-1)
    const isNext =
      last?.came === put.came &&
      last.client === put.client &&
      last.clock + last.text.length === put.clock
    if (last && isNext && !last.original && !put.original) last.text += put.text
    else out.push(put)
  }
  return out
}

interface Place {
  run: Run
  at: number
}

/** Where removed words begin, by each eight characters in them. */
function indexOf(past: Past): Map<string, Place[]> {
  const index = new Map<string, Place[]>()
  const runs = removedRuns(past).filter(({ text }) => text.length >= SAME_WORDS)
  runs.sort((a, b) => b.went - a.went)
  let room = LOOKED_FOR
  for (const run of runs) {
    room -= run.text.length
    if (room < 0) break
    for (let at = 0; at + SAME_WORDS <= run.text.length; at++) {
      const words = run.text.slice(at, at + SAME_WORDS)
      const places = index.get(words)
      if (!places) index.set(words, [{ run, at }])
      else if (places.length < ALIKE) places.push({ run, at })
    }
  }
  return index
}

/** Finds the longest stretches of `put` that were removed before it came. */
function match(past: Past, origins: ClockMap, index: Map<string, Place[]>, put: Put): void {
  if (index.size === 0) return
  for (let from = 0; from + SAME_WORDS <= put.text.length;) {
    const places = index.get(put.text.slice(from, from + SAME_WORDS)) ?? []
    let best: Place | null = null
    let longest = 0
    for (const place of places) {
      if (!mayBe(past, place.run, put)) continue
      const length = sameFrom(put.text, from, place.run.text, place.at)
      if (length > longest) [best, longest] = [place, length]
    }
    if (!best) {
      from += 1
      continue
    }
    let offset = from
    for (const { client, clock, length } of partsOf(best.run, best.at, longest)) {
      claim(
        past,
        origins,
        { client: put.client, clock: put.clock + offset },
        { client, clock },
        length,
      )
      offset += length
    }
    from += longest
  }
}

/** It was gone by then, and is not what was put in here or later. */
function mayBe(past: Past, run: Run, put: Put): boolean {
  const step = past.stepOf(put.came)
  if (past.stepOf(run.went) > step) return false
  return run.parts.every(
    ({ client, clock, length, came }) =>
      past.stepOf(came) <= step && (client !== put.client || clock + length <= put.clock),
  )
}

function sameFrom(a: string, atA: number, b: string, atB: number): number {
  let length = 0
  while (atA + length < a.length && a[atA + length] === b[atB + length]) length++
  return length
}

/** Which characters make up a stretch of a removed run. */
function partsOf(run: Run, from: number, length: number) {
  const parts: { client: number; clock: number; length: number }[] = []
  let offset = 0
  for (const { client, clock, length: own } of run.parts) {
    const [start, end] = [Math.max(from, offset), Math.min(from + length, offset + own)]
    if (start < end) parts.push({ client, clock: clock + start - offset, length: end - start })
    offset += own
  }
  return parts
}

/** Notes that characters are others that came back: whose those were, these are. */
function claim(
  past: Past,
  origins: ClockMap,
  put: { client: number; clock: number },
  original: { client: number; clock: number },
  length: number,
): void {
  for (let at = 0; at < length;) {
    const clock = original.clock + at
    const first = origins.at(original.client, clock)
    const came = past.cameAt(original.client, clock)
    const end = Math.min(length, first.to - original.clock, came.to - original.clock)
    const value = first.value === -1 ? came.value : first.value
    origins.claim(put.client, [[put.clock + at, put.clock + end]], value)
    at = end
  }
}

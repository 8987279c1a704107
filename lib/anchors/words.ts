import type { Anchor } from './anchor'

/** Enough to know that words are everywhere. */
const MOST = 500

/** Every place where words stand, in order; those that overlap too. None for no words. */
export function occurrencesOf(text: string, words: string): number[] {
  const found: number[] = []
  if (words === '') return found
  for (let at = text.indexOf(words); at >= 0 && found.length < MOST;)
    at = text.indexOf(words, (found[found.length] = at) + 1)
  return found
}

/** What stands this near tells most: a moved row or sentence keeps no more than its neighbours. */
const NEAR = 16

/**
 * How much of what stood beside the quote stands beside this stretch: `near` from 0, nothing, to 1,
 * all that stood right beside it; `common` in characters, for telling two equally good ones apart.
 */
export function contextOf(
  text: string,
  { before, after }: Anchor,
  { from, to }: { from: number; to: number },
): { near: number; common: number } {
  let left = 0
  while (left < before.length && text[from - 1 - left] === before[before.length - 1 - left]) left++
  let right = 0
  while (right < after.length && text[to + right] === after[right]) right++
  const all = Math.min(before.length, NEAR) + Math.min(after.length, NEAR)
  // Words that were the whole text had nothing beside them.
  if (all === 0) return { near: from === 0 && to === text.length ? 1 : 0, common: 0 }
  const near = (Math.min(left, NEAR) + Math.min(right, NEAR)) / all
  return { near, common: left + right }
}

/** Fewer differences than this leave words alike; a share of their length. */
const DIFFERENT = 0.35
/** Longer quotes are compared by their beginning. */
export const COMPARED = 400
/** How long the pieces are by which similar places are looked for, how many are, and how many hits count. */
const PIECE = 12
const PIECES = 6
const HITS = 100

export interface Alike {
  from: number
  to: number
  /** From 1, the same, down to nothing in common. */
  likeness: number
}

/**
 * Places that say nearly the same as some words, best first, apart from each other. Whatever has at
 * most a third of other characters shares some piece with the words, so pieces vote for places
 * (as in q-gram filtering), and only there the edits are counted: by the dynamic programme of
 * P. Sellers, The Theory and Computation of Evolutionary Distances (1980).
 */
export function alikeIn(text: string, words: string): Alike[] {
  const wanted = words.slice(0, COMPARED)
  const slack = Math.ceil(wanted.length * DIFFERENT)
  const votes = new Map<number, number>()
  const step = Math.max(PIECE, Math.floor(wanted.length / PIECES))
  for (let piece = 0; piece + PIECE <= wanted.length; piece += step) {
    const hits = occurrencesOf(text, wanted.slice(piece, piece + PIECE)).slice(0, HITS)
    for (const at of new Set(hits.map((hit) => Math.round((hit - piece) / (slack + 1)))))
      votes.set(at, (votes.get(at) ?? 0) + 1)
  }
  const places = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 4)
  const found = places
    .map(([at]) => {
      const from = Math.max(0, at * (slack + 1) - 2 * slack - 1)
      const window = text.slice(from, from + wanted.length + 5 * slack + 2)
      const best = closest(window, wanted)
      const likeness = 1 - best.edits / wanted.length
      return { from: from + best.from, to: from + best.to, likeness }
    })
    .filter(({ likeness }) => likeness >= 1 - DIFFERENT)
    .sort((a, b) => b.likeness - a.likeness || a.from - b.from)
  return found.filter((one, i) =>
    found.slice(0, i).every((better) => one.to <= better.from || better.to <= one.from),
  )
}

/** The stretch of a text that takes the fewest edits to become the words. */
function closest(text: string, words: string): { from: number; to: number; edits: number } {
  // One column a character of the text: edits for each beginning of the words, and where the
  // stretch that takes them begins.
  const edits = Uint32Array.from({ length: words.length + 1 }, (_, i) => i)
  const begins = new Uint32Array(words.length + 1)
  let best = { from: 0, to: 0, edits: words.length }
  for (let at = 1; at <= text.length; at++) {
    const char = text.charCodeAt(at - 1)
    let diagonal = edits[0] ?? 0
    let diagonalBegin = begins[0] ?? 0
    begins[0] = at
    for (let i = 1; i <= words.length; i++) {
      const before = edits[i] ?? 0
      const beforeBegin = begins[i] ?? 0
      const change = diagonal + (words.charCodeAt(i - 1) === char ? 0 : 1)
      const skip = (edits[i - 1] ?? 0) + 1
      const least = Math.min(change, before + 1, skip)
      if (least === change) begins[i] = diagonalBegin
      else if (least === skip) begins[i] = begins[i - 1] ?? 0
      edits[i] = least
      diagonal = before
      diagonalBegin = beforeBegin
    }
    const last = edits[words.length] ?? words.length
    if (last < best.edits) best = { from: begins[words.length] ?? 0, to: at, edits: last }
  }
  return best
}

import { isUnspaced, wordsIn, type Word } from './words'

/** Words that must stand next to each other, in this order. */
export interface Phrase {
  terms: string[]
  /** The last of them may go on: `librar` finds libraries. Not so for words in quotes. */
  isOpen: boolean
}

/** What somebody looks for: all of `wanted`, and nothing of `unwanted`. */
export interface Query {
  wanted: Phrase[]
  unwanted: Phrase[]
}

export interface Range {
  from: number
  to: number
}

/** The longest search, in characters, and the most words of it that count. */
export const QUERY_MAX = 200
const TERMS_MAX = 24

const PART = /(-?)(?:"([^"]*)(?:"|$)|([^\s"]+))/gu
const QUOTES = /[“”„‟«»＂]/gu

/**
 * Reads what somebody typed. Any text is a search: `"…"` keeps words together as they are, `-` before
 * a word leaves out what has it, and everything else that is no word is nothing.
 */
export function queryFrom(typed: string): Query {
  const query: Query = { wanted: [], unwanted: [] }
  let left = TERMS_MAX
  for (const [, minus, quoted, plain] of typed
    .slice(0, QUERY_MAX)
    .replace(QUOTES, '"')
    .matchAll(PART)) {
    const words = phraseWords(quoted ?? plain ?? '').slice(0, left)
    if (words.length === 0) continue
    left -= words.length
    const isOpen = (quoted === undefined && !minus) || isUnspaced(words.at(-1) ?? '')
    const phrase = { terms: words, isOpen }
    query[minus ? 'unwanted' : 'wanted'].push(phrase)
  }
  return query
}

/** Where a query's words stand in a text, and whether all of them stand there in full. */
export interface Match {
  ranges: Range[]
  isFull: boolean
}

/** Null when the text is not what is looked for. */
export function matchIn(text: string, query: Query): Match | null {
  return matchOf(wordsIn(text), query)
}

/** The same for words that are known already. */
export function matchOf(words: readonly Word[], { wanted, unwanted }: Query): Match | null {
  if (wanted.length === 0 || unwanted.some((phrase) => placesOf(phrase, words).length > 0))
    return null
  const ranges: Range[] = []
  let isFull = true
  for (const phrase of wanted) {
    const places = placesOf(phrase, words)
    if (places.length === 0) return null
    isFull &&= placesOf({ ...phrase, isOpen: false }, words).length > 0
    ranges.push(...places)
  }
  return { ranges: joined(ranges), isFull }
}

/**
 * A run of a script without spaces is a chain of pairs; the last character by itself belongs to it
 * only in texts, where it ends the chain, since what is looked for may go on there.
 */
function phraseWords(part: string): string[] {
  const words = wordsIn(part)
  return words.flatMap(({ term, from, to }, i) => {
    const before = words[i - 1]
    return before && before.to === to && before.from < from ? [] : [term]
  })
}

function placesOf({ terms, isOpen }: Phrase, words: readonly Word[]): Range[] {
  const places: Range[] = []
  const last = terms.length - 1
  for (let at = 0; at + last < words.length; at++) {
    const fits = terms.every((term, i) => {
      const word = words[at + i]?.term ?? ''
      return i === last && isOpen ? word.startsWith(term) : word === term
    })
    const [first, end] = [words[at], words[at + last]]
    if (fits && first && end) places.push({ from: first.from, to: end.to })
  }
  return places
}

/** In order, with those that touch each other as one. */
function joined(ranges: Range[]): Range[] {
  const found: Range[] = []
  for (const { from, to } of ranges.sort((a, b) => a.from - b.from || b.to - a.to)) {
    const before = found.at(-1)
    if (before && from <= before.to) before.to = Math.max(before.to, to)
    else found.push({ from, to })
  }
  return found
}

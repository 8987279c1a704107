import * as Y from 'yjs'
import { isUnspaced, letterOf } from '../search/words'
import { passageOf, type Passage } from '../search/passage'
import { itemsIn, nestedIn } from './every-text'
import type { Past } from './past'

/** Something that became of words: by whom and when, and after which step. */
export interface Turn {
  step: number
  /** Null: the server. */
  by: string | null
  /** Milliseconds since 1970. */
  at: number
}

/** Words that stand in a text, or stood there once. */
export interface FoundInPast {
  came: Turn
  /** Null while they stand. */
  went: Turn | null
  /** The last moment at which they stood, as the index of a step. */
  lastSeen: number
  /** The line around them at that moment. */
  passage: Passage
  /** The whole of that line, and where in it they begin and end. */
  line: string
  from: number
  to: number
}

export interface PastSearch {
  /** What went last first; what still stands before that. */
  found: FoundInPast[]
  /** Whether there is more than is told. */
  isCut: boolean
}

/** So many are told at most. */
const MOST = 100
/** Characters that are looked at: more than a second of it nobody waits for. */
const WORK = 40_000_000

/** Steps during which something stood, `to` not among them, and the entries that began and ended it. */
interface Span {
  from: number
  to: number
  began: number
  ended: number
}

/** One character that ever was in a stretch of words. */
interface Letter {
  text: string
  /** As it is compared; null between words. */
  letter: string | null
  span: Span
}

/** The first and the last letter of words that were found, and when they stood there together. */
interface Place {
  letters: readonly Letter[]
  first: number
  last: number
  span: Span
}

/**
 * Where words stood together in any state of a text: in this order, with nothing but spaces and
 * points between them, without regard to case and accents; the last may go on. Words that were moved
 * in one step are one thing that stood all the while.
 */
export function searchPast(past: Past, typed: string): PastSearch {
  const words = patternOf(typed)
  if (words.join('').length < 2 && !isUnspaced(words[0] ?? '')) return { found: [], isCut: false }
  const budget = { left: WORK }
  const places: Place[] = []
  for (const letters of stretchesOf(past)) places.push(...placesIn(letters, words, budget))
  const stood = joined(places)
  stood.sort((a, b) => b.last.span.to - a.last.span.to || b.first.span.from - a.first.span.from)
  return {
    found: stood.slice(0, MOST).map((one) => shown(past, one)),
    isCut: stood.length > MOST || budget.left <= 0,
  }
}

/** What was typed as words that are compared. */
function patternOf(typed: string): string[] {
  let line = ''
  for (const character of typed) line += letterOf(character) ?? ' '
  return line.split(' ').filter((word) => word !== '')
}

/** Every stretch of words with all that ever stood in it. */
function* stretchesOf(past: Past): Iterable<Letter[]> {
  // A stack of our own instead of recursion: depth is in the hands of whoever writes.
  const always: Span = { from: 0, to: Infinity, began: -1, ended: -1 }
  const open: { item: Y.Item | null; within: Span }[] = [
    { item: past.fragment._start, within: always },
  ]
  for (let next = open.pop(); next; next = open.pop()) {
    const { item, within } = next
    if (item === null) continue
    open.push({ item: item.right, within })
    const nested = nestedIn(item)
    const [piece] = nested ? past.piecesOf(item) : []
    const span = piece && overlap(within, spanOf(past, piece))
    if (!nested || !span) continue
    if (nested instanceof Y.XmlElement) open.push({ item: nested._start, within: span })
    else yield lettersIn(past, nested, span)
  }
}

function lettersIn(past: Past, text: Y.XmlText, within: Span): Letter[] {
  const letters: Letter[] = []
  for (const item of itemsIn(text)) {
    if (!(item.content instanceof Y.ContentString)) continue
    for (const piece of past.piecesOf(item)) {
      const span = overlap(within, spanOf(past, piece))
      if (!span) continue
      const { offset, length } = piece
      for (const text of item.content.str.slice(offset, offset + length))
        letters.push({ text, letter: letterOf(text), span })
    }
  }
  return letters
}

function spanOf(past: Past, { came, went }: { came: number; went: number }): Span {
  const to = went === -1 ? Infinity : past.stepOf(went)
  return { from: past.stepOf(came), to, began: came, ended: went }
}

/** Null when they never stood at the same time. */
function overlap(a: Span, b: Span): Span | null {
  const starts = a.from >= b.from ? a : b
  const ends = a.to <= b.to ? a : b
  if (starts.from >= ends.to) return null
  return { from: starts.from, to: ends.to, began: starts.began, ended: ends.ended }
}

interface Walk {
  /** The next letter to look at. */
  at: number
  /** When all that was read so far stood there with nothing else in it. */
  span: Span
  word: number
  /** How much of that word has been read. */
  read: number
  first: number
}

/**
 * Begins before each letter that follows a space, at all times at which it does, and reads on. What
 * comes next differs from time to time: where a letter stood only for a part of the time, the walk
 * forks and goes on without it for the rest.
 */
function placesIn(
  letters: readonly Letter[],
  words: readonly string[],
  budget: { left: number },
): Place[] {
  const places: Place[] = []
  const isAnywhere = isUnspaced(words[0] ?? '')
  const open: Walk[] = []
  const begin = (at: number, span: Span) => open.push({ at, span, word: 0, read: 0, first: -1 })
  const goOn = () => {
    for (let walk = open.pop(); walk && budget.left > 0; walk = open.pop())
      follow(walk, { letters, words, open, places, budget })
  }
  if (!isAnywhere) begin(0, { from: 0, to: Infinity, began: -1, ended: -1 })
  goOn()
  letters.forEach(({ letter, span }, index) => {
    // In scripts without spaces words begin anywhere.
    if (isAnywhere) begin(index, span)
    else if (letter === null) begin(index + 1, span)
    goOn()
  })
  return places
}

interface Walking {
  letters: readonly Letter[]
  words: readonly string[]
  open: Walk[]
  places: Place[]
  budget: { left: number }
}

function follow(walk: Walk, { letters, words, open, places, budget }: Walking): void {
  let { span, word, read, first } = walk
  for (let at = walk.at; at < letters.length; at++) {
    budget.left -= 1
    const next = letters[at]
    const both = next && overlap(span, next.span)
    if (!next || !both) continue
    // When it was not there yet, and when it was gone already.
    if (span.from < both.from)
      open.push({
        ...walk,
        at: at + 1,
        span: { ...span, to: both.from, ended: both.began },
        word,
        read,
        first,
      })
    if (both.to < span.to)
      open.push({
        ...walk,
        at: at + 1,
        span: { ...span, from: both.to, began: both.ended },
        word,
        read,
        first,
      })
    span = both
    const wanted = words[word] ?? ''
    if (next.letter === null) {
      // Another walk begins behind this space.
      if (first === -1) return
      if (read === wanted.length) [word, read] = [word + 1, 0]
      else if (read > 0) return
      continue
    }
    if (next.letter === '' && read > 0) continue
    const left = wanted.slice(read)
    // The middle of what was typed as one letter and is compared as two may be where one stopped.
    const fits = left !== '' && (left.startsWith(next.letter) || next.letter.startsWith(left))
    if (!fits) return
    if (first === -1) first = at
    read = Math.min(wanted.length, read + next.letter.length)
    if (word === words.length - 1 && read === wanted.length) {
      places.push({ letters, first, last: at, span })
      return
    }
  }
}

/** Words that stood in one place, or in several one after the other without a break. */
interface Stood {
  first: Place
  last: Place
}

/** What went in one step and came in the same step elsewhere was moved. */
function joined(places: readonly Place[]): Stood[] {
  const begun = new Map<string, Place[]>()
  const keyOf = (place: Place, step: number) => `${step} ${wordsOf(place)}`
  for (const place of places) {
    const key = keyOf(place, place.span.from)
    begun.set(key, [...(begun.get(key) ?? []), place])
  }
  const followers = new Map<Place, Place>()
  const following = new Set<Place>()
  for (const place of places) {
    if (place.span.to === Infinity) continue
    const others = begun.get(keyOf(place, place.span.to)) ?? []
    const free = others.filter((other) => other !== place && !following.has(other))
    const next = free.find(({ letters }) => letters === place.letters) ?? free[0]
    if (!next) continue
    followers.set(place, next)
    following.add(next)
  }
  return places
    .filter((place) => !following.has(place))
    .map((first) => {
      let last = first
      for (let next = followers.get(last); next; next = followers.get(last)) last = next
      return { first, last }
    })
}

function wordsOf({ letters, first, last, span }: Place): string {
  return letters
    .slice(first, last + 1)
    .flatMap(({ letter, span: own }) => (overlap(span, own) ? (letter ?? ' ') : []))
    .join('')
}

function shown(past: Past, { first, last }: Stood): FoundInPast {
  const { to } = last.span
  const lastSeen = to === Infinity ? past.last : to - 1
  let [line, from, end] = ['', 0, 0]
  last.letters.forEach(({ text, span }, index) => {
    const stood = span.from <= lastSeen && lastSeen < span.to
    if (index === last.first) from = line.length
    if (stood) line += text
    if (index === last.last) end = line.length
  })
  const turn = (step: number, entry: number): Turn => ({
    ...{ step, by: past.authorOf(entry), at: past.entries[entry]?.at ?? 0 },
  })
  return {
    came: turn(first.span.from, first.span.began),
    went: to === Infinity ? null : turn(to, last.span.ended),
    ...{ lastSeen, line, from, to: end },
    passage: passageOf(line, [{ from, to: end }]),
  }
}

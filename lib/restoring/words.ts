import * as Y from 'yjs'
import { lettersOf, wordsApart, type WordApart } from '../document/words-apart'
import { itemsIn } from '../history/every-text'
import { best, ends, once, pairsOf } from '../pairs'
import { deltaOf } from './pieces'

type Marks = Readonly<Record<string, unknown>>

/** A word, a space or a sign, where it stands in its text, and which characters of Yjs it is. */
interface Word extends WordApart {
  /** The first and the last of its characters. */
  id: string
}

interface Change {
  insert?: unknown
  retain?: number
  delete?: number
  attributes?: Record<string, unknown>
}

/** Stands for what is no character, as a picture among words. */
const OBJECT = '\uFFFC'
const MOST_COMPARED = 1_000_000
/** Words that are the same by chance are no ground to hold on to. */
const LEAST_COMMON = 1 / 3

/**
 * Makes words say what they said, by as little as possible: a word that is the same to Yjs stays as
 * it is, whatever its marks; so does one that only reads the same, where enough around it does.
 */
export function sayWords(live: Y.XmlText, past: Y.XmlText): void {
  const [now, was] = [wordsOf(live), wordsOf(past)]
  const text = ({ text }: Word) => text
  const pairs = pairsOf(was, now, [
    once(({ id, text }) => `${id} ${text}`),
    (a, b) => {
      const found = pairsOf(a, b, [ends(text), best(worth, MOST_COMPARED, once(text))])
      const kept = found.reduce((sum, pair) => sum + lettersIn(a[pair.a]), 0)
      const all = Math.min(sumOf(a), sumOf(b))
      return kept >= all * LEAST_COMMON ? found : []
    },
  ])
  const [marksNow, marksThen] = [new Marked(live), new Marked(past)]
  const changes: Change[] = []
  let [i, j] = [0, 0]
  for (const pair of [...pairs, { a: was.length, b: now.length }]) {
    for (; i < pair.a; i++) for (const change of marksThen.inserts(was[i])) add(changes, change)
    const gone = now.slice(j, pair.b).reduce((sum, { text }) => sum + text.length, 0)
    if (gone > 0) add(changes, { delete: gone })
    const [then, kept] = [was[pair.a], now[pair.b]]
    if (then && kept)
      for (const change of marksNow.kept(kept, then, marksThen)) add(changes, change)
    i = pair.a + 1
    j = pair.b + 1
  }
  live.applyDelta(changes)
}

/** Adds a change to others; to the last one, where it only goes on with that. */
function add(changes: Change[], next: Change): void {
  const last = changes.at(-1)
  const isAlike = last && JSON.stringify(last.attributes) === JSON.stringify(next.attributes)
  if (isAlike && typeof last.insert === 'string' && typeof next.insert === 'string')
    last.insert += next.insert
  else if (isAlike && last.retain !== undefined && next.retain !== undefined)
    last.retain += next.retain
  else changes.push(next)
}

/** Signs and spaces alone are worth little, so that they do not pull words apart. */
function worth(one: Word, other: Word): number {
  if (one.text !== other.text) return 0
  return lettersIn(one) > 0 ? 1 + lettersIn(one) / 100 : 0.1
}

function lettersIn(word: Word | undefined): number {
  return word ? lettersOf(word.text) : 0
}

function sumOf(words: readonly Word[]): number {
  return words.reduce((sum, word) => sum + lettersIn(word), 0)
}

function wordsOf(text: Y.XmlText): Word[] {
  let all = ''
  /** Where each item begins, and its first character. */
  const items: { from: number; id: Y.ID }[] = []
  for (const item of itemsIn(text)) {
    if (item.deleted || !item.countable) continue
    items.push({ from: all.length, id: item.id })
    const { content } = item
    all += content instanceof Y.ContentString ? content.str : OBJECT.repeat(item.length)
  }
  let at = 0
  const idAt = (place: number) => {
    while ((items[at + 1]?.from ?? Infinity) <= place) at++
    const item = items[at]
    return item ? `${item.id.client}:${item.id.clock + place - item.from}` : ''
  }
  return wordsApart(all).map(({ from, text: word }) => {
    const first = idAt(from)
    return { from, text: word, id: `${first} ${idAt(from + word.length - 1)}` }
  })
}

/** Words with their marks. Asked from the beginning to the end. */
class Marked {
  readonly #stretches: { from: number; to: number; insert: unknown; marks: Marks }[] = []
  #at = 0

  constructor(text: Y.XmlText) {
    let from = 0
    for (const { insert, attributes = {} } of deltaOf(text)) {
      const to = from + (typeof insert === 'string' ? insert.length : 1)
      this.#stretches.push({ from, to, insert, marks: attributes })
      from = to
    }
  }

  /** A word as it is put in. */
  inserts(word: Word | undefined): Change[] {
    const changes: Change[] = []
    for (let at = word?.from ?? 0, end = at + (word?.text.length ?? 0); at < end;) {
      const stretch = this.#stretchAt(at)
      if (!stretch) break
      const to = Math.min(end, stretch.to)
      const { insert, from, marks } = stretch
      const part = typeof insert === 'string' ? insert.slice(at - from, to - from) : insert
      changes.push({ insert: part, attributes: { ...marks } })
      at = to
    }
    return changes
  }

  /** A word that stays, with the marks it had then. */
  kept(word: Word, then: Word, past: Marked): Change[] {
    const changes: Change[] = []
    for (let at = 0; at < word.text.length;) {
      const [now, was] = [this.#stretchAt(word.from + at), past.#stretchAt(then.from + at)]
      if (!now || !was) break
      const end = Math.min(word.text.length, now.to - word.from, was.to - then.from)
      changes.push({ retain: end - at, attributes: changed(now.marks, was.marks) })
      at = end
    }
    return changes
  }

  #stretchAt(place: number) {
    while ((this.#stretches[this.#at]?.to ?? Infinity) <= place) this.#at++
    return this.#stretches[this.#at]
  }
}

/** What makes these marks those. */
function changed(now: Marks, was: Marks): Record<string, unknown> {
  const changes: Record<string, unknown> = {}
  for (const name of Object.keys(now)) if (!(name in was)) changes[name] = null
  for (const [name, value] of Object.entries(was))
    if (JSON.stringify(value) !== JSON.stringify(now[name])) changes[name] = value
  return changes
}

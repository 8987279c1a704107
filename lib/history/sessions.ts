import * as Y from 'yjs'
import { countWords } from '../document/plain-text'
import { everyText, itemsIn, nestedIn } from './every-text'
import type { Past } from './past'

/** Whoever touched a text again within this long was still at it. */
export const SESSION_MS = 15 * 60_000

/** What one person did in a text at one go. */
export interface WorkSession {
  userId: string | null
  /** Indexes of its first and last step; those of others may lie between. */
  first: number
  last: number
  /** Milliseconds since 1970. */
  from: number
  at: number
  /** Words that they put in and that were still there when they had done; and words they took out. */
  wordsIn: number
  wordsOut: number
  /** Headings, as they read now, under which they did something; in the order of the text. */
  sections: string[]
}

/** Sessions of work, oldest first. */
export function sessionsOf(past: Past): WorkSession[] {
  const sessions: WorkSession[] = []
  /** The session of each entry, by its index. */
  const sessionOf: number[] = []
  const open = new Map<string | null, number>()
  past.entries.forEach((entry, index) => {
    const step = past.stepOf(index)
    const going = open.get(entry.userId)
    const session = going === undefined ? undefined : sessions[going]
    if (session && going !== undefined && entry.from - session.at <= SESSION_MS) {
      session.last = step
      session.at = Math.max(session.at, entry.at)
      sessionOf.push(going)
      return
    }
    const { userId, from, at } = entry
    open.set(userId, sessions.length)
    sessionOf.push(sessions.length)
    const when = { first: step, last: step, from, at }
    sessions.push({ userId, ...when, wordsIn: 0, wordsOut: 0, sections: [] })
  })
  countAll(past, sessions, sessionOf)
  return sessions
}

/** A heading of the text as it reads now. */
export interface Heading {
  words: string
  level: number
}

/** The headings of a text, in order; those that say nothing are none. */
export function headingsOf(past: Past): Heading[] {
  const headings: Heading[] = []
  for (const item of itemsIn(past.fragment)) {
    const block = nestedIn(item)
    const [piece] = past.piecesOf(item)
    if (!(block instanceof Y.XmlElement) || block.nodeName !== 'heading') continue
    if (!piece || !past.wasThere(piece, past.last)) continue
    const words = wordsNow(past, block)
    if (words !== '') headings.push({ words, level: Number(block.getAttribute('level') ?? 2) })
  }
  return headings
}

/** What the headings of a section are called: its own, and all below it up to the next of its level. */
export function headingsUnder(headings: readonly Heading[], index: number): ReadonlySet<string> {
  const own = headings[index]
  if (!own) return new Set()
  const rest = headings.slice(index + 1)
  const end = rest.findIndex(({ level }) => level <= own.level)
  const below = end === -1 ? rest : rest.slice(0, end)
  return new Set([own, ...below].map(({ words }) => words))
}

/** Counts each word once, where it was begun, and notes under which heading something was done. */
function countAll(past: Past, sessions: WorkSession[], sessionOf: readonly number[]): void {
  let section: string | null = null
  for (const item of itemsIn(past.fragment)) {
    const block = nestedIn(item)
    if (!(block instanceof Y.XmlElement)) continue
    const [piece] = past.piecesOf(item)
    if (block.nodeName === 'heading' && piece && past.wasThere(piece, past.last))
      section = wordsNow(past, block)
    const touched = new Set<number>()
    for (const text of everyText(block)) countIn(past, text, { sessions, sessionOf, touched })
    for (const index of touched) {
      const known = sessions[index]?.sections
      if (section && known && !known.includes(section)) known.push(section)
    }
  }
}

interface Counted {
  sessions: WorkSession[]
  sessionOf: readonly number[]
  touched: Set<number>
}

function countIn(past: Past, text: Y.XmlText, { sessions, sessionOf, touched }: Counted): void {
  const came = new Runs()
  const went = new Runs()
  for (const item of itemsIn(text)) {
    if (!(item.content instanceof Y.ContentString)) continue
    for (const piece of past.piecesOf(item)) {
      const words = item.content.str.slice(piece.offset, piece.offset + piece.length)
      const by = sessionOf[piece.came] ?? -1
      const until = piece.went === -1 ? -1 : (sessionOf[piece.went] ?? -1)
      // What was typed and taken back at one go was never said.
      if (by === until) continue
      came.add(by, words)
      touched.add(by)
      if (until === -1) went.end()
      else {
        went.add(until, words)
        touched.add(until)
      }
    }
  }
  for (const [index, words] of came.count()) {
    const session = sessions[index]
    if (session) session.wordsIn += words
  }
  for (const [index, words] of went.count()) {
    const session = sessions[index]
    if (session) session.wordsOut += words
  }
}

/** The words of a block as it stands; empty for none. */
function wordsNow(past: Past, block: Y.XmlElement): string {
  let words = ''
  for (const text of everyText(block))
    for (const item of itemsIn(text)) {
      if (!(item.content instanceof Y.ContentString)) continue
      for (const piece of past.piecesOf(item))
        if (past.wasThere(piece, past.last))
          words += item.content.str.slice(piece.offset, piece.offset + piece.length)
    }
  return words.trim()
}

/** Stretches of words by whom they belong to; neighbours of one are one stretch. */
class Runs {
  readonly #counts = new Map<number, number>()
  #session = -1
  #words = ''

  add(session: number, words: string): void {
    if (session !== this.#session) this.end()
    this.#session = session
    this.#words += words
  }

  end(): void {
    const words = countWords(this.#words)
    if (this.#session !== -1 && words > 0)
      this.#counts.set(this.#session, (this.#counts.get(this.#session) ?? 0) + words)
    this.#session = -1
    this.#words = ''
  }

  count(): ReadonlyMap<number, number> {
    this.end()
    return this.#counts
  }
}

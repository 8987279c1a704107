import type { PastEntry } from '../past'
import { between, type Part } from '../between'
import type { Past } from '../past'

/** Edits as the server noted them: who, when, and the bytes. */
export interface Noted {
  userId: string | null
  update: Uint8Array
}

const START = 1_700_000_000_000
/** Apart so far that each edit is a moment of its own. */
const APART_MS = 61_000

/** The record of edits that came one by one, each a step of its own. */
export function entriesOf(noted: readonly Noted[], after = 0): PastEntry[] {
  return noted.map(({ userId, update }, i) => {
    const seq = after + i + 1
    const at = START + seq * APART_MS
    return { first: seq, last: seq, until: seq, userId, from: at, at, bytes: update }
  })
}

/** Bare words of parts, one line a block. */
export function wordsOf(parts: readonly Part[]): string {
  return parts
    .map((part) => (part.type === 'text' ? part.text : `${wordsOf(part.parts)}\n`))
    .join('')
}

/** The text after its last step as pairs of an author and what is theirs, line breaks between blocks. */
export function shares(
  past: Past,
  origins: Parameters<typeof between>[3],
): [author: string | null, words: string][] {
  const out: [string | null, string][] = []
  const add = (author: string | null, words: string) => {
    const last = out.at(-1)
    if (last && last[0] === author) last[1] += words
    else out.push([author, words])
  }
  const visit = (parts: readonly Part[]) => {
    for (const part of parts)
      if (part.type === 'text') add(past.authorOf(part.own), part.text)
      else visit(part.parts)
  }
  visit(between(past, past.last, past.last, origins))
  return out
}

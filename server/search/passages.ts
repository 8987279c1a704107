import type { Tx } from '../db/database'
import type { Schema } from '../db/schema'
import { deletePassagesFrom, insertPassages, type NewPassage } from './passage-store'

/** What other nouns tell the index of: everything findable about one thing of theirs. */
export type Findable = Omit<NewPassage, 'words' | 'kind' | 'source'>

/** Longer lines are kept in pieces of this many characters, so that a hit is never a whole page. */
const PIECE_MAX = 1_500

/**
 * Puts the words of one thing into the index in place of those it had; no words: takes it out. In
 * the transaction that changes the thing, so that what is taken back is found by nobody.
 */
export async function indexWords(
  tx: Tx<Schema>,
  { kind, source }: { kind: string; source: string },
  words: string,
  about: Findable | null,
): Promise<void> {
  await deletePassagesFrom(tx.db, kind, source)
  if (!about) return
  const pieces = piecesOf(words)
  await insertPassages(
    tx.db,
    pieces.map((piece) => ({ ...about, kind, source, words: piece })),
  )
}

/** Words on one line, in pieces that end between words where there is a space. */
export function piecesOf(words: string): string[] {
  // Control characters and halves of characters too: databases cannot keep them as they are.
  const line = words
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .trim()
  const pieces: string[] = []
  let from = 0
  while (line.length - from > PIECE_MAX) {
    const space = line.lastIndexOf(' ', from + PIECE_MAX)
    let to = space > from ? space : from + PIECE_MAX
    if (/[\uDC00-\uDFFF]/.test(line.charAt(to))) to -= 1
    pieces.push(line.slice(from, to))
    from = line[to] === ' ' ? to + 1 : to
  }
  if (from < line.length) pieces.push(line.slice(from))
  return pieces
}

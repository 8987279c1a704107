import type { Tx } from '../db/database'
import type { Schema } from '../db/schema'
import { deletePassagesFrom, insertPassages, type NewPassage } from './passage-store'
import { piecesOf } from './pieces'

/** What other nouns tell the index of: everything findable about one thing of theirs. */
export type Findable = Omit<NewPassage, 'words' | 'kind' | 'source'>

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

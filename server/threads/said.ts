import type { Database, Tx } from '../db/database'
import type { Schema } from '../db/schema'
import { COMMENT } from '../search/comments'
import { indexWords } from '../search/passages'
import { messageIdsAfter, messageInPlace } from './store'

/**
 * Puts what a message says into the index of search, as it is now; or takes it out when nothing is
 * left of it. Belongs into every transaction that changes the words of a message.
 */
export async function indexMessage(tx: Tx<Schema>, messageId: string): Promise<void> {
  const message = await messageInPlace(tx.db, messageId)
  const source = { kind: COMMENT, source: messageId }
  if (!message) return indexWords(tx, source, '', null)
  const { words, ...about } = message
  await indexWords(tx, source, words, { ...about, rank: 0 })
}

/** All messages, for an index that is made anew. */
export function messagesFeed({ database }: { database: Database<Schema> }) {
  return {
    idsAfter: (id: string | null, limit: number) => messageIdsAfter(database.db, id, limit),
    index: indexMessage,
  }
}

import type { Database, Tx } from '../db/database'
import type { Schema } from '../db/schema'
import { EDITION } from '../search/editions'
import { indexWords } from '../search/passages'
import { editionIdsAfter, editionInPlace } from './store'

/** Puts the name and note of an edition into the index of search. Belongs where it is made. */
export async function indexEdition(tx: Tx<Schema>, id: string): Promise<void> {
  const edition = await editionInPlace(tx.db, id)
  const source = { kind: EDITION, source: id }
  if (!edition) return indexWords(tx, source, '', null)
  const { label, note, number, ...about } = edition
  const words = note === '' ? label : `${label}: ${note}`
  await indexWords(tx, source, words, { ...about, opens: String(number), rank: 0 })
}

/** All editions, for an index that is made anew. */
export function editionsFeed({ database }: { database: Database<Schema> }) {
  return {
    idsAfter: (id: string | null, limit: number) => editionIdsAfter(database.db, id, limit),
    index: indexEdition,
  }
}

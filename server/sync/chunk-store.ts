import type { Kysely } from 'kysely'
import { addToChain } from './chain-store'
import { chunkHeadOf, chunkOf } from './log-rows'
import type { ChunksTable, LogSchema } from './log-schema'
import type { Chunk, Span, UpdateLog } from './update-log'

/** Rows of one INSERT; SQLite takes 32,766 values a statement. */
const ROWS_AT_ONCE = 2000

type ChunkLog = Pick<UpdateLog, 'chunkHeads' | 'chunks' | 'withChunksBefore' | 'thin'>

/** Chunks as such, in SQL on either database. */
export function chunkStore(db: Kysely<LogSchema>): ChunkLog {
  return {
    async chunkHeads(documentId) {
      const rows = await db
        .selectFrom('chunks')
        .select(['first_seq', 'last_seq', 'until_seq', 'user_id', 'session_key'])
        .select(['from_at', 'at', 'updates'])
        .where('document_id', '=', documentId)
        .orderBy('first_seq')
        .execute()
      return rows.map(chunkHeadOf)
    },

    async chunks(documentId, after, upTo) {
      const rows = await db
        .selectFrom('chunks')
        .selectAll()
        .where('document_id', '=', documentId)
        .where('until_seq', '>', after)
        .where('until_seq', '<=', upTo)
        .orderBy('first_seq')
        .execute()
      return rows.map(chunkOf)
    },

    async withChunksBefore(at) {
      const rows = await db
        .selectFrom('chunks')
        .select('document_id')
        .distinct()
        .where('at', '<', at)
        .orderBy('document_id')
        .execute()
      return rows.map(({ document_id }) => document_id)
    },

    async thin(documentId, spans) {
      await db.transaction().execute(async (tx) => {
        for (const span of spans) await thinIn(tx, documentId, span)
      })
    },
  }
}

export async function insertChunks(
  tx: Kysely<LogSchema>,
  documentId: string,
  chunks: readonly Chunk[],
): Promise<void> {
  const rows = chunks.map((chunk): ChunksTable => ({
    document_id: documentId,
    first_seq: chunk.first,
    last_seq: chunk.last,
    until_seq: chunk.until,
    user_id: chunk.userId,
    session_key: chunk.key,
    from_at: chunk.from,
    at: chunk.at,
    updates: chunk.updates,
    bytes: chunk.bytes,
  }))
  for (let i = 0; i < rows.length; i += ROWS_AT_ONCE)
    await tx
      .insertInto('chunks')
      .values(rows.slice(i, i + ROWS_AT_ONCE))
      .execute()
}

async function thinIn(
  tx: Kysely<LogSchema>,
  documentId: string,
  { after, upTo, chunks, replaced, period }: Span,
): Promise<void> {
  // First: a coarser chunk begins where one of the old ones does.
  const rows = await tx
    .deleteFrom('chunks')
    .where('document_id', '=', documentId)
    .where('until_seq', '>', after)
    .where('until_seq', '<=', upTo)
    .returning(['first_seq', 'updates'])
    .execute()
  const gone = new Map(rows.map((row) => [Number(row.first_seq), Number(row.updates)]))
  const held = chunks.reduce((sum, { updates }) => sum + updates, 0)
  const isSame =
    gone.size === replaced.length &&
    replaced.every(({ first, updates }) => gone.get(first) === updates) &&
    held === upTo - after
  if (!isSame) throw new Error('The record has changed since its coarser chunks were made.')
  await insertChunks(tx, documentId, chunks)
  const why = { period, replaced: replaced.length }
  await addToChain(tx, documentId, 'thinned', { after, upTo, chunks }, Date.now(), why)
}

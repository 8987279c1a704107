import { type Kysely, PostgresAdapter, sql } from 'kysely'
import { addToChain } from './chain-store'
import { chunkOf } from './log-rows'
import type { LogSchema } from './log-schema'
import type { Erasure, UpdateLog } from './update-log'

const TABLES = ['updates', 'chunks', 'snapshots', 'quarantine'] as const

/** Taking words out of a record for good, in SQL on either database. */
export function eraseStore(
  db: Kysely<LogSchema>,
): Pick<UpdateLog, 'erase' | 'scrub' | 'erasedEpochs'> {
  return {
    erase: (documentId, erasure, at) =>
      db.transaction().execute((tx) => eraseIn(tx, documentId, erasure, at)),

    async scrub() {
      if (db.getExecutor().adapter instanceof PostgresAdapter) {
        for (const table of TABLES) await sql`vacuum full ${sql.table(table)}`.execute(db)
        return
      }
      // What was deleted stays in free pages of a file until they are used again.
      await sql`vacuum`.execute(db)
      await sql`pragma wal_checkpoint(truncate)`.execute(db)
    },

    async erasedEpochs(documentId) {
      const rows = await db
        .selectFrom('links')
        .select('facts')
        .where('document_id', '=', documentId)
        .where('kind', '=', 'erased')
        .execute()
      return rows.flatMap(({ facts }) => endedBy(facts) ?? [])
    },
  }
}

async function eraseIn(
  tx: Kysely<LogSchema>,
  documentId: string,
  erasure: Erasure,
  at: number,
): Promise<void> {
  const { before, ended, epoch, chunks, updates, entries, state, characters } = erasure
  const head = before + entries.length
  const by = entries.find(({ userId }) => userId !== null)?.userId ?? null
  const { numUpdatedRows } = await tx
    .updateTable('documents')
    .set({ head_seq: head, epoch, ...(by !== null && { last_at: at, last_user_id: by }) })
    .where('id', '=', documentId)
    .where('head_seq', '=', before)
    .where('epoch', '=', ended)
    .executeTakeFirstOrThrow()
  if (Number(numUpdatedRows) !== 1)
    throw new Error('The record has changed since its erasure was worked out.')
  const mine = { document_id: documentId }
  for (const { first, bytes } of chunks)
    await tx
      .updateTable('chunks')
      .set({ bytes })
      .where('document_id', '=', documentId)
      .where('first_seq', '=', first)
      .execute()
  for (const { seq, bytes } of updates)
    await tx
      .updateTable('updates')
      .set({ bytes })
      .where('document_id', '=', documentId)
      .where('seq', '=', seq)
      .execute()
  for (const [i, { userId, bytes }] of entries.entries())
    await tx
      .insertInto('updates')
      .values({ ...mine, seq: before + 1 + i, user_id: userId, session_key: null, at, bytes })
      .execute()
  await tx
    .insertInto('writers')
    .values({ ...mine, client_id: epoch, user_id: '' })
    .execute()
  await tx.deleteFrom('snapshots').where('document_id', '=', documentId).execute()
  await tx
    .insertInto('snapshots')
    .values({ ...mine, seq: head, bytes: state })
    .execute()
  await tx
    .updateTable('quarantine')
    .set({ state: null })
    .where('document_id', '=', documentId)
    .execute()
  const [first, last] = [chunks[0], chunks.at(-1)]
  const span = first && last ? { after: first.first - 1, upTo: last.first } : null
  const rows = span
    ? await tx
        .selectFrom('chunks')
        .selectAll()
        .where('document_id', '=', documentId)
        .where('first_seq', '>', span.after)
        .where('first_seq', '<=', span.upTo)
        .orderBy('first_seq')
        .execute()
    : []
  const placed = { ...(span ?? { after: before, upTo: before }), chunks: rows.map(chunkOf) }
  await addToChain(tx, documentId, 'erased', placed, at, { ended, epoch, characters })
}

function endedBy(facts: string): number | null {
  const said: unknown = JSON.parse(facts)
  const ended = typeof said === 'object' && said !== null && 'ended' in said ? said.ended : null
  return typeof ended === 'number' ? ended : null
}

import type { Kysely } from 'kysely'
import { authorStore } from './author-store'
import { BrokenRecord } from './broken-record'
import { addToChain, chainStore, noteRestored } from './chain-store'
import { chunkStore, insertChunks } from './chunk-store'
import { epochMark, FIRST_EPOCH } from './epoch'
import { eraseStore } from './erase-store'
import { atOneMoment, entryOfChunk, entryOfUpdate, headOf } from './log-rows'
import type { LogSchema } from './log-schema'
import { pageStore } from './page-store'
import { quarantineStore } from './quarantine-store'
import { sizeStore } from './size-store'
import { writtenStore } from './written-store'
import type { Compacted, LogEntry, LoggedDocument, UpdateLog } from './update-log'

// One thing, though long: every query on the log's tables, so that their order can be seen.

/** Rows of one INSERT; SQLite takes 32,766 values a statement. */
const ROWS_AT_ONCE = 2000

/** The update log in SQL, on either database. */
export function logStore(db: Kysely<LogSchema>): UpdateLog {
  return {
    async create(documentId, first, at) {
      await db.transaction().execute(async (tx) => {
        await tx
          .insertInto('documents')
          .values({
            id: documentId,
            head_seq: 0,
            epoch: FIRST_EPOCH,
            schema_version: 1,
            created_at: at,
            last_at: at,
            last_user_id: first?.userId ?? null,
          })
          .execute()
        if (first) await appendIn(tx, [{ ...first, documentId }])
      })
    },

    append(batch) {
      return db.transaction().execute((tx) => appendIn(tx, batch))
    },

    load: (documentId) =>
      atOneMoment(db, async (tx) => {
        const document = await tx
          .selectFrom('documents')
          .selectAll()
          .where('id', '=', documentId)
          .executeTakeFirst()
        if (!document) return null
        const snapshot = await tx
          .selectFrom('snapshots')
          .selectAll()
          .where('document_id', '=', documentId)
          .executeTakeFirst()
        const tail = await tx
          .selectFrom('updates')
          .select(['seq', 'bytes'])
          .where('document_id', '=', documentId)
          .where('seq', '>', Number(snapshot?.seq ?? 0))
          .orderBy('seq')
          .execute()
        const writers = await tx
          .selectFrom('writers')
          .select(['client_id', 'user_id'])
          .where('document_id', '=', documentId)
          .execute()
        const expected = Number(document.head_seq) - Number(snapshot?.seq ?? 0)
        // A hole would mean opening somebody's text with a part missing: better not at all. One
        // too many would be in the way of every edit to come.
        if (tail.length !== expected)
          throw new BrokenRecord(
            tail.length < expected ? 'missing_entries' : 'spare_entries',
            `${tail.length} updates where ${expected} belong`,
          )
        const loaded: LoggedDocument = {
          ...headOf(document),
          snapshot: snapshot ? new Uint8Array(snapshot.bytes) : null,
          tail: tail.map((row) => new Uint8Array(row.bytes)),
          writers: new Map(writers.map((row) => [Number(row.client_id), row.user_id])),
        }
        return loaded
      }),

    async heads(documentIds) {
      if (documentIds.length === 0) return []
      const rows = await db
        .selectFrom('documents')
        .select(['id', 'head_seq', 'epoch', 'last_at', 'last_user_id'])
        .where('id', 'in', [...documentIds])
        .execute()
      return rows.map((row) => [row.id, headOf(row)])
    },

    read: (documentId, afterSeq) =>
      atOneMoment(db, async (tx) => {
        const updates = await tx
          .selectFrom('updates')
          .selectAll()
          .where('document_id', '=', documentId)
          .where('seq', '>', afterSeq)
          .orderBy('seq')
          .execute()
        const chunks = await tx
          .selectFrom('chunks')
          .selectAll()
          .where('document_id', '=', documentId)
          .where('last_seq', '>', afterSeq)
          .orderBy('first_seq')
          .execute()
        // Chunks end where updates begin.
        return [...chunks.map(entryOfChunk), ...updates.map(entryOfUpdate)]
      }),

    async loose(documentId, most) {
      const updates = await db
        .selectFrom('updates')
        .selectAll()
        .where('document_id', '=', documentId)
        .orderBy('seq')
        .limit(most)
        .execute()
      return updates.map(entryOfUpdate)
    },

    async compact(documentId, compacted) {
      await db.transaction().execute((tx) => compactIn(tx, documentId, compacted))
    },

    beginEpoch(epoch, at) {
      return db.transaction().execute((tx) => beginEpochIn(tx, epoch, at))
    },

    ...chainStore(db),
    ...chunkStore(db),
    ...eraseStore(db),
    ...pageStore(db),
    ...quarantineStore(db),
    ...sizeStore(db),
    ...writtenStore(db),
    ...authorStore(db),

    async probe() {
      // A write that changes nothing still has to take the lock and reach the disk.
      await db.updateTable('documents').set({ epoch: 1 }).where('id', '=', '').execute()
    },

    close: () => db.destroy(),
  }
}

async function appendIn(tx: Kysely<LogSchema>, batch: readonly LogEntry[]): Promise<number[]> {
  const next = await raiseHeads(tx, batch)
  const seqs: number[] = []
  const rows = batch.map((entry) => {
    const seq = next.get(entry.documentId) ?? 0
    next.set(entry.documentId, seq + 1)
    seqs.push(seq)
    return {
      document_id: entry.documentId,
      seq,
      user_id: entry.userId,
      session_key: entry.key,
      at: entry.at,
      bytes: entry.bytes,
    }
  })
  for (let i = 0; i < rows.length; i += ROWS_AT_ONCE)
    await tx
      .insertInto('updates')
      .values(rows.slice(i, i + ROWS_AT_ONCE))
      .execute()
  const writers = batch.flatMap((entry) =>
    entry.writers.map((writer) => ({
      document_id: entry.documentId,
      client_id: writer.clientId,
      user_id: writer.userId,
    })),
  )
  for (let i = 0; i < writers.length; i += ROWS_AT_ONCE)
    await tx
      .insertInto('writers')
      .values(writers.slice(i, i + ROWS_AT_ONCE))
      .execute()
  return seqs
}

/** Raises each document's head by its share of the batch; answers its first new seq. */
async function raiseHeads(
  tx: Kysely<LogSchema>,
  batch: readonly LogEntry[],
): Promise<Map<string, number>> {
  const share = new Map<string, { count: number; last: LogEntry }>()
  for (const entry of batch) {
    const count = (share.get(entry.documentId)?.count ?? 0) + 1
    share.set(entry.documentId, { count, last: entry })
  }
  const next = new Map<string, number>()
  // In the order of ids, so that two nodes raising the same heads cannot wait for each other.
  for (const [documentId, { count, last }] of [...share].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const row = await tx
      .updateTable('documents')
      .set((eb) => ({
        head_seq: eb('head_seq', '+', count),
        last_at: last.at,
        last_user_id: last.userId,
      }))
      .where('id', '=', documentId)
      .returning('head_seq')
      .executeTakeFirst()
    if (!row) throw new Error('An update was appended to a document that does not exist.')
    next.set(documentId, Number(row.head_seq) - count + 1)
  }
  return next
}

async function beginEpochIn(tx: Kysely<LogSchema>, epoch: number, at: number): Promise<number> {
  const documents = await tx.selectFrom('documents').select(['id', 'head_seq']).execute()
  const bytes = epochMark(epoch)
  const marks = documents
    .filter(({ head_seq }) => Number(head_seq) > 0)
    .map(({ id, head_seq }) => ({
      document_id: id,
      seq: Number(head_seq) + 1,
      user_id: null,
      session_key: null,
      at,
      bytes,
    }))
  for (let i = 0; i < marks.length; i += ROWS_AT_ONCE) {
    const some = marks.slice(i, i + ROWS_AT_ONCE)
    await tx.insertInto('updates').values(some).execute()
    await tx
      .insertInto('writers')
      .values(some.map(({ document_id }) => ({ document_id, client_id: epoch, user_id: '' })))
      .execute()
  }
  // When and by whom a text was last changed stays: the mark is nobody's change.
  await tx
    .updateTable('documents')
    .set((eb) => ({ head_seq: eb('head_seq', '+', 1) }))
    .where('head_seq', '>', 0)
    .execute()
  await tx.updateTable('documents').set({ epoch }).execute()
  await noteRestored(tx, epoch, at)
  return documents.length
}

async function compactIn(
  tx: Kysely<LogSchema>,
  documentId: string,
  { snapshot, chunks, after, upTo }: Compacted,
): Promise<void> {
  if (chunks.length > 0) {
    await insertChunks(tx, documentId, chunks)
    const { numDeletedRows } = await tx
      .deleteFrom('updates')
      .where('document_id', '=', documentId)
      .where('seq', '>', after)
      .where('seq', '<=', upTo)
      .executeTakeFirstOrThrow()
    const held = chunks.reduce((sum, { updates }) => sum + updates, 0)
    if (Number(numDeletedRows) !== held || held !== upTo - after)
      throw new Error('The record has changed since its chunks were made.')
    await addToChain(tx, documentId, 'gathered', { after, upTo, chunks }, Date.now())
  }
  if (!snapshot) return
  const { seq, bytes } = snapshot
  await tx
    .insertInto('snapshots')
    .values({ document_id: documentId, seq, bytes })
    .onConflict((c) =>
      c.column('document_id').doUpdateSet({ seq, bytes }).where('snapshots.seq', '<', seq),
    )
    .execute()
}

import type { Kysely } from 'kysely'
import * as Y from 'yjs'
import { epochMark, FIRST_EPOCH } from './epoch'
import type { LogSchema } from './log-schema'
import type { LogEntry, LoggedDocument, LogHead, UpdateLog } from './update-log'

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

    async load(documentId) {
      const document = await db
        .selectFrom('documents')
        .selectAll()
        .where('id', '=', documentId)
        .executeTakeFirst()
      if (!document) return null
      const snapshot = await db
        .selectFrom('snapshots')
        .selectAll()
        .where('document_id', '=', documentId)
        .executeTakeFirst()
      const tail = await db
        .selectFrom('updates')
        .select(['seq', 'bytes'])
        .where('document_id', '=', documentId)
        .where('seq', '>', Number(snapshot?.seq ?? 0))
        // The head as read above: an update that lands in between belongs to the next load.
        .where('seq', '<=', Number(document.head_seq))
        .orderBy('seq')
        .execute()
      const writers = await db
        .selectFrom('writers')
        .select(['client_id', 'user_id'])
        .where('document_id', '=', documentId)
        .execute()
      const expected = Number(document.head_seq) - Number(snapshot?.seq ?? 0)
      // A hole would mean opening somebody's text with a part missing: better not at all.
      if (tail.length !== expected)
        throw new Error(
          `The log of a document has ${tail.length} updates where ${expected} belong.`,
        )
      const loaded: LoggedDocument = {
        ...headOf(document),
        snapshot: snapshot ? new Uint8Array(snapshot.bytes) : null,
        tail: tail.map((row) => new Uint8Array(row.bytes)),
        writers: new Map(writers.map((row) => [Number(row.client_id), row.user_id])),
      }
      return loaded
    },

    async heads(documentIds) {
      if (documentIds.length === 0) return []
      const rows = await db
        .selectFrom('documents')
        .select(['id', 'head_seq', 'epoch', 'last_at', 'last_user_id'])
        .where('id', 'in', [...documentIds])
        .execute()
      return rows.map((row) => [row.id, headOf(row)])
    },

    async read(documentId, afterSeq) {
      const rows = await db
        .selectFrom('updates')
        .selectAll()
        .where('document_id', '=', documentId)
        .where('seq', '>', afterSeq)
        .orderBy('seq')
        .execute()
      return rows.map((row) => ({
        seq: Number(row.seq),
        userId: row.user_id,
        key: row.session_key,
        at: Number(row.at),
        bytes: new Uint8Array(row.bytes),
      }))
    },

    async snapshot(documentId) {
      const document = await this.load(documentId)
      if (!document || document.tail.length === 0) return
      const doc = new Y.Doc()
      for (const update of [document.snapshot, ...document.tail])
        if (update) Y.applyUpdate(doc, update)
      const bytes = Y.encodeStateAsUpdate(doc)
      doc.destroy()
      await db
        .insertInto('snapshots')
        .values({ document_id: documentId, seq: document.seq, bytes })
        .onConflict((c) => c.column('document_id').doUpdateSet({ seq: document.seq, bytes }))
        .execute()
    },

    beginEpoch(epoch, at) {
      return db.transaction().execute((tx) => beginEpochIn(tx, epoch, at))
    },

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
  return documents.length
}

function headOf(row: {
  head_seq: number
  epoch: number
  last_at: number
  last_user_id: string | null
}): LogHead {
  return {
    seq: Number(row.head_seq),
    epoch: row.epoch,
    at: Number(row.last_at),
    userId: row.last_user_id,
  }
}

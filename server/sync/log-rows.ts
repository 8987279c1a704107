import type { Kysely } from 'kysely'
import { updateIn } from './chunks'
import type { ChunksTable, LogSchema, UpdatesTable } from './log-schema'
import type { Chunk, LoggedUpdate, LogHead } from './update-log'

// Rows of the log as the rest of the server knows them.

/** Reads the log as it is at one moment: compacting moves rows from one table to another. */
export function atOneMoment<T>(
  db: Kysely<LogSchema>,
  read: (tx: Kysely<LogSchema>) => Promise<T>,
): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').execute(read)
}

export function entryOfUpdate(row: UpdatesTable): LoggedUpdate {
  return {
    ...whoAndWhen(row),
    seq: Number(row.seq),
    bytes: new Uint8Array(row.bytes),
    updates: null,
  }
}

export function entryOfChunk(row: ChunksTable): LoggedUpdate {
  return {
    ...whoAndWhen(row),
    seq: Number(row.last_seq),
    bytes: updateIn(row),
    updates: Number(row.updates),
  }
}

/** With its bytes as they lie there, deflated. */
export function chunkOf(row: ChunksTable): Chunk {
  return {
    ...whoAndWhen(row),
    first: Number(row.first_seq),
    last: Number(row.last_seq),
    until: Number(row.until_seq),
    from: Number(row.from_at),
    updates: Number(row.updates),
    bytes: new Uint8Array(row.bytes),
  }
}

export function rowOfChunk(documentId: string, chunk: Chunk): ChunksTable {
  return {
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
  }
}

function whoAndWhen(row: UpdatesTable | ChunksTable) {
  return { userId: row.user_id, key: row.session_key, at: Number(row.at) }
}

export function headOf(row: {
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

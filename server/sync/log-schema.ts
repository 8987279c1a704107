import { type Kysely, type Migration, PostgresAdapter, sql } from 'kysely'

/**
 * The log's tables: a SQLite file of their own (one writer, never waiting for the product's
 * tables), or tables beside the others on PostgreSQL.
 */
export interface LogSchema {
  documents: DocumentsTable
  updates: UpdatesTable
  snapshots: SnapshotsTable
  writers: WritersTable
  chunks: ChunksTable
  quarantine: QuarantineTable
}

/**
 * One row a document. `head_seq` is raised in the same transaction that adds updates: the row lock
 * orders writers, so `seq` is gapless. `last_*` repeat the newest entry, for lists.
 */
export interface DocumentsTable {
  id: string
  head_seq: number
  epoch: number
  schema_version: number
  created_at: number
  last_at: number
  last_user_id: string | null
}

/** Append-only: the bytes as they arrived, until a chunk holds them. `at` is milliseconds since 1970 by the server's clock. */
export interface UpdatesTable {
  document_id: string
  seq: number
  user_id: string | null
  session_key: string | null
  at: number
  bytes: Uint8Array
}

/** The garbage-collected state up to `seq`, for fast opening. Always rebuildable from updates. */
export interface SnapshotsTable {
  document_id: string
  seq: number
  bytes: Uint8Array
}

/** Whose Yjs clientID is whose: bound at first sight, for good. Empty user: the server itself. */
export interface WritersTable {
  document_id: string
  client_id: number
  user_id: string
}

/** What one author wrote within a minute, in place of the updates it was made from (see `chunks.ts`). */
export interface ChunksTable {
  document_id: string
  first_seq: number
  last_seq: number
  until_seq: number
  user_id: string | null
  session_key: string | null
  from_at: number
  at: number
  updates: number
  bytes: Uint8Array
}

/**
 * Documents that were set aside because their record is broken; current until `released_at`. Rows
 * stay. `state` is what memory still held of it when it was set aside.
 */
export interface QuarantineTable {
  document_id: string
  at: number
  reason: string
  detail: string
  state: Uint8Array | null
  released_at: number | null
}

const log: Migration = {
  async up(db: Kysely<unknown>) {
    const bytes = isPostgres(db) ? 'bytea' : 'blob'
    await db.schema
      .createTable('documents')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('head_seq', 'bigint', (c) => c.notNull())
      .addColumn('epoch', 'integer', (c) => c.notNull())
      .addColumn('schema_version', 'integer', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('last_at', 'bigint', (c) => c.notNull())
      .addColumn('last_user_id', 'text')
      .execute()
    await db.schema
      .createTable('updates')
      .addColumn('document_id', 'text', (c) => c.notNull())
      .addColumn('seq', 'bigint', (c) => c.notNull())
      .addColumn('user_id', 'text')
      .addColumn('session_key', 'text')
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('bytes', sql.raw(bytes), (c) => c.notNull())
      .addPrimaryKeyConstraint('updates_pk', ['document_id', 'seq'])
      .execute()
    await db.schema
      .createTable('snapshots')
      .addColumn('document_id', 'text', (c) => c.primaryKey())
      .addColumn('seq', 'bigint', (c) => c.notNull())
      .addColumn('bytes', sql.raw(bytes), (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('writers')
      .addColumn('document_id', 'text', (c) => c.notNull())
      .addColumn('client_id', 'bigint', (c) => c.notNull())
      .addColumn('user_id', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('writers_pk', ['document_id', 'client_id'])
      .execute()
  },
}

const chunks: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('chunks')
      .addColumn('document_id', 'text', (c) => c.notNull())
      .addColumn('first_seq', 'bigint', (c) => c.notNull())
      .addColumn('last_seq', 'bigint', (c) => c.notNull())
      .addColumn('until_seq', 'bigint', (c) => c.notNull())
      .addColumn('user_id', 'text')
      .addColumn('session_key', 'text')
      .addColumn('from_at', 'bigint', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('updates', 'integer', (c) => c.notNull())
      .addColumn('bytes', sql.raw(isPostgres(db) ? 'bytea' : 'blob'), (c) => c.notNull())
      .addPrimaryKeyConstraint('chunks_pk', ['document_id', 'first_seq'])
      .execute()
  },
}

const quarantine: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('quarantine')
      .addColumn('document_id', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('detail', 'text', (c) => c.notNull())
      .addColumn('state', sql.raw(isPostgres(db) ? 'bytea' : 'blob'))
      .addColumn('released_at', 'bigint')
      .addPrimaryKeyConstraint('quarantine_pk', ['document_id', 'at'])
      .execute()
  },
}

export const LOG_MIGRATIONS: Record<string, Migration> = {
  '0001-log': log,
  '0002-chunks': chunks,
  '0003-quarantine': quarantine,
}

/** Name of the table that remembers which of these migrations ran. */
export const LOG_LEDGER = 'log_migrations'

function isPostgres(db: Kysely<unknown>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}

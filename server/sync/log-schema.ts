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
  links: LinksTable
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

/** The chain over the chunks of each document (see `chain.ts`). Rows are only ever added. */
export interface LinksTable {
  document_id: string
  number: number
  at: number
  kind: string
  facts: string
  hash: string
}

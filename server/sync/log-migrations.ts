import { type Kysely, type Migration, PostgresAdapter, sql } from 'kysely'
import { beginChains } from './begin-chains'
import type { LogSchema } from './log-schema'

// How the log's tables came about. Never edit one that has been released: add another.

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

/** What was there before is in the chain as it lies now: nobody can say more about it. */
const chain: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('links')
      .addColumn('document_id', 'text', (c) => c.notNull())
      .addColumn('number', 'bigint', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('facts', 'text', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('links_pk', ['document_id', 'number'])
      .execute()
    await beginChains(db as Kysely<LogSchema>, Date.now())
  },
}

export const LOG_MIGRATIONS: Record<string, Migration> = {
  '0001-log': log,
  '0002-chunks': chunks,
  '0003-quarantine': quarantine,
  '0018-chain': chain,
}

/** Name of the table that remembers which of these migrations ran. */
export const LOG_LEDGER = 'log_migrations'

function isPostgres(db: Kysely<unknown>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}

import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import {
  Kysely,
  type Dialect,
  type Migration,
  Migrator,
  PostgresDialect,
  SqliteAdapter,
  SqliteDialect,
} from 'kysely'
import pg from 'pg'

/** Where a database lives. A SQLite path may be `:memory:` in tests. */
export type Place = { kind: 'sqlite'; path: string } | { kind: 'postgres'; url: string }

/**
 * Opens a database and brings it up to date. The only place that knows the dialects.
 * @param migrations by name, in order; a database with a migration unknown here is newer than this
 *   program and is refused.
 * @param ledger name of the table that remembers which migrations ran; one per set of tables.
 * @throws Error when a migration fails or the database is newer; nothing is half migrated, not even
 *   when the process is killed on the way.
 */
export async function openDatabase<S>(
  place: Place,
  migrations: Record<string, Migration>,
  ledger: string,
): Promise<Kysely<S>> {
  const kysely = new Kysely<S>({ dialect: dialectFor(place) })
  try {
    await migrate(kysely, migrations, ledger)
    return kysely
  } catch (error) {
    await kysely.destroy()
    throw error
  }
}

/** The product's own databases: `throughline` for its tables, `documents` for the update log. */
export function placeIn(
  { databaseUrl, dataDir }: { databaseUrl: string | null; dataDir: string },
  name: 'throughline' | 'documents',
): Place {
  return databaseUrl
    ? { kind: 'postgres', url: databaseUrl }
    : { kind: 'sqlite', path: path.join(dataDir, `${name}.sqlite`) }
}

/** Opens a database as it is, to look at. @throws Error, at once or later, when it is not there */
export function openReadOnly<S>(place: Place): Kysely<S> {
  return new Kysely<S>({
    dialect:
      place.kind === 'sqlite'
        ? new SqliteDialect({ database: new BetterSqlite(place.path, { readonly: true }) })
        : dialectFor(place),
  })
}

async function migrate<S>(
  kysely: Kysely<S>,
  migrations: Record<string, Migration>,
  ledger: string,
): Promise<void> {
  const migrator = new Migrator({
    db: kysely,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableName: ledger,
    migrationLockTableName: `${ledger}_lock`,
  })
  const { error, results } = await migrator.migrateToLatest()
  if (!error) return
  const failed = results?.find(({ status }) => status === 'Error')
  if (failed)
    throw new Error(`The migration ${failed.migrationName} failed; nothing was changed.`, {
      cause: error,
    })
  // The only other complaint of the migrator: it ran migrations that we do not know.
  if (error instanceof Error && error.message.startsWith('corrupted migrations'))
    throw new Error('This data was written by a newer Throughline. Start that version or newer.', {
      cause: error,
    })
  throw new Error('The database does not answer as it should.', { cause: error })
}

function dialectFor(place: Place): Dialect {
  switch (place.kind) {
    case 'postgres':
      return new PostgresDialect({ pool: postgresPool(place.url) })
    case 'sqlite':
      return new TransactionalSqliteDialect({ database: sqliteFile(place.path) })
    default:
      return place satisfies never
  }
}

function postgresPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5000,
    types: { getTypeParser: typeParser },
  })
  // An idle connection that breaks leaves the pool by itself; unheard, the event would end the
  // process. Whoever needs the database next learns of it.
  pool.on('error', () => undefined)
  // The same of one that breaks in the middle of a transaction: whoever waits for it is told, by the
  // rejection of their query.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

// int8 arrives as text by default; our counters stay far below 2^53.
const typeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format)

/** A SQLite file, as we want every one of them: for the one place where each microsecond counts. */
export function sqliteFile(path: string): BetterSqlite.Database {
  const database = new BetterSqlite(path)
  database.pragma('journal_mode = WAL')
  // FULL: a commit is on disk when it returns. Costs 0.13 ms here; see docs/decisions.
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma('busy_timeout = 2000')
  return database
}

/**
 * SQLite can undo `create table`; Kysely does not use it. Without this a process killed while it
 * migrates would leave tables that its ledger knows nothing of, and never start again.
 */
class TransactionalSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter()
  }
}

class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

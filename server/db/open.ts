import BetterSqlite from 'better-sqlite3'
import { Kysely, type Migration, Migrator, PostgresDialect, SqliteDialect } from 'kysely'
import pg from 'pg'

/** Where a database lives. A SQLite path may be `:memory:` in tests. */
export type Place = { kind: 'sqlite'; path: string } | { kind: 'postgres'; url: string }

/**
 * Opens a database and brings it up to date. The only place that knows the dialects.
 * @param migrations by name, in order; a database with a migration unknown here is newer than this
 *   program and is refused.
 * @param ledger name of the table that remembers which migrations ran; one per set of tables.
 * @throws Error when a migration fails or the database is newer; nothing is half migrated.
 */
export async function openDatabase<S>(
  place: Place,
  migrations: Record<string, Migration>,
  ledger: string,
): Promise<Kysely<S>> {
  const kysely = new Kysely<S>({ dialect: dialectFor(place) })
  const migrator = new Migrator({
    db: kysely,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableName: ledger,
    migrationLockTableName: `${ledger}_lock`,
  })
  const { error } = await migrator.migrateToLatest()
  if (error) {
    await kysely.destroy()
    throw new Error('The database could not be brought up to date. Is it from a newer version?', {
      cause: error,
    })
  }
  return kysely
}

function dialectFor(place: Place) {
  if (place.kind === 'postgres') {
    // int8 arrives as text by default; our counters stay far below 2^53.
    pg.types.setTypeParser(pg.types.builtins.INT8, Number)
    return new PostgresDialect({ pool: new pg.Pool({ connectionString: place.url, max: 10 }) })
  }
  const database = new BetterSqlite(place.path)
  database.pragma('journal_mode = WAL')
  // FULL: a commit is on disk when it returns. Costs 0.13 ms here; see docs/decisions.
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma('busy_timeout = 2000')
  return new SqliteDialect({ database })
}

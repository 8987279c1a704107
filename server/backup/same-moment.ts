import { existsSync } from 'node:fs'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { DATABASES } from './manifest'
import { Refusal } from './refusal'

/** Pages copied between two looks at other work: four megabytes. */
const PAGES = 1000
const TRIES = 50

/**
 * Copies both databases as they were at one moment, while a server writes to them.
 *
 * Why the copies agree:
 * 1. In WAL mode a reader sees the state at its first read for as long as its transaction lasts,
 *    and disturbs no writer. Both transactions are begun before anything is copied.
 * 2. The product's tables are fixed first, the log second. A document is logged before a row names
 *    it, so each document that a row names is in the log's copy, whatever happens in between.
 * 3. If the product's tables were written to between the two, both are let go and fixed again. So
 *    nothing is in the log's copy that rests on rows made after the product's copy either, such as
 *    a text that shows an image: the two are one moment. On a server so busy that this never
 *    succeeds, the last try stands, and 2 holds all the same.
 * 4. Whatever was acknowledged before this began was committed before, so it is in the copies.
 *
 * @param into a folder that exists
 */
export async function copyAtOneMoment(
  dataDir: string,
  into: string,
  onProgress: (name: string, share: number) => void,
): Promise<void> {
  const [tables, log] = DATABASES.map((name) => openToRead(path.join(dataDir, name)))
  const watch = openToRead(path.join(dataDir, DATABASES[0]))
  if (!tables || !log) throw new Error('There are two databases.')
  try {
    fixTogether(tables, log, watch)
    for (const [i, source] of [tables, log].entries()) {
      const name = DATABASES[i] ?? ''
      await source.backup(path.join(into, name), {
        progress({ totalPages, remainingPages }) {
          onProgress(name, totalPages === 0 ? 1 : 1 - remainingPages / totalPages)
          return PAGES
        },
      })
    }
  } finally {
    for (const database of [tables, log, watch]) database.close()
  }
}

function fixTogether(
  tables: BetterSqlite.Database,
  log: BetterSqlite.Database,
  watch: BetterSqlite.Database,
): void {
  for (let tries = 1; ; tries++) {
    const before = changesSeenBy(watch)
    for (const database of [tables, log]) {
      database.exec('BEGIN')
      // A transaction sees nothing yet: its first read decides what it sees.
      database.prepare('select count(*) from sqlite_schema').get()
    }
    if (changesSeenBy(watch) === before || tries === TRIES) return
    for (const database of [tables, log]) database.exec('ROLLBACK')
  }
}

/** A number that differs once another connection has committed. */
function changesSeenBy(database: BetterSqlite.Database): unknown {
  return database.pragma('data_version', { simple: true })
}

function openToRead(file: string): BetterSqlite.Database {
  if (!existsSync(file))
    throw new Refusal('nothing_to_back_up', `There is no ${file}: this folder holds no data yet.`)
  return new BetterSqlite(file, { readonly: true })
}

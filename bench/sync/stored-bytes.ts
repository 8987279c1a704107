import BetterSqlite from 'better-sqlite3'

/** What a log with one document takes, in bytes. */
export interface Stored {
  /** Updates and chunks themselves: the whole history. */
  record: number
  snapshot: number
  /** Pages in use, with all rows, authors, times and indexes. Pages set free are used again. */
  file: number
}

/** Measures a log's SQLite file, also while it is open. */
export function storedBytes(file: string): Stored {
  const database = new BetterSqlite(file, { readonly: true })
  try {
    const bytesIn = (table: string): number =>
      Number(database.prepare(`select coalesce(sum(length(bytes)), 0) from ${table}`).pluck().get())
    const pragma = (name: string): number => Number(database.pragma(name, { simple: true }))
    return {
      record: bytesIn('updates') + bytesIn('chunks'),
      snapshot: bytesIn('snapshots'),
      file: (pragma('page_count') - pragma('freelist_count')) * pragma('page_size'),
    }
  } finally {
    database.close()
  }
}

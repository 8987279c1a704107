import type BetterSqlite from 'better-sqlite3'
import type { LogEntry } from './update-log'

/**
 * Appends in one transaction on SQLite, by statements prepared once: every keystroke goes this way,
 * and putting a query into words costs more than running it. The log store says the same for any
 * database, and one suite holds both to it. Tables and order: `log-schema.ts`.
 * @returns the seq of each entry, in order
 * @throws Error when a document does not exist; then nothing is appended
 */
export function appendToSqlite(
  database: BetterSqlite.Database,
): (batch: readonly LogEntry[]) => number[] {
  const raise = database
    .prepare<[number, string | null, string], number>(
      `update documents set head_seq = head_seq + 1, last_at = ?, last_user_id = ?
       where id = ? returning head_seq`,
    )
    .pluck()
  const insert = database.prepare<
    [string, number, string | null, string | null, number, Uint8Array]
  >(
    `insert into updates (document_id, seq, user_id, session_key, at, bytes)
     values (?, ?, ?, ?, ?, ?)`,
  )
  const bind = database.prepare<[string, number, string]>(
    'insert into writers (document_id, client_id, user_id) values (?, ?, ?)',
  )
  return database.transaction((batch: readonly LogEntry[]) =>
    batch.map(({ documentId, userId, key, at, bytes, writers }) => {
      const seq = raise.get(at, userId, documentId)
      if (seq === undefined)
        throw new Error('An update was appended to a document that does not exist.')
      insert.run(documentId, seq, userId, key, at, bytes)
      for (const writer of writers) bind.run(documentId, writer.clientId, writer.userId)
      return seq
    }),
  )
}

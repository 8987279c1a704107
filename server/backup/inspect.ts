import { createHash } from 'node:crypto'
import BetterSqlite from 'better-sqlite3'
import type { DocumentEntry, Manifest } from './manifest'

/** Lets others have a turn after so many documents. */
const DOCUMENTS_A_TURN = 20

const LEDGERS = { throughline: 'migrations', documents: 'log_migrations' } as const

/** The migrations that ran on each database, in order. */
export function schemaOf(files: Record<keyof typeof LEDGERS, string>): Manifest['schema'] {
  return {
    throughline: migrationsIn(files.throughline, LEDGERS.throughline),
    documents: migrationsIn(files.documents, LEDGERS.documents),
  }
}

/** What is wrong with a database file, in SQLite's words; null when nothing is. */
export function damageIn(file: string): string | null {
  return reading(file, (database) => {
    const lines = database.pragma('integrity_check') as { integrity_check: string }[]
    const wrong = lines.map((line) => line.integrity_check).filter((line) => line !== 'ok')
    return wrong.length > 0 ? wrong.slice(0, 3).join('; ') : null
  })
}

/**
 * Every document of a log with its head and a hash over its record, by id.
 * @throws Error when a record has a hole that nobody knows of: one in quarantine is taken as it is, or
 *   a broken document would stand in the way of every backup of the others
 */
export async function documentsIn(logFile: string): Promise<DocumentEntry[]> {
  const database = new BetterSqlite(logFile, { readonly: true })
  try {
    const heads = database
      .prepare<[], { id: string; head: number }>(
        'select id, head_seq as head from documents order by id',
      )
      .all()
    const aside = quarantinedIn(database)
    const chunks = hasTable(database, 'chunks')
      ? database.prepare<[string], RecordRow>(
          `select last_seq as seq, updates, user_id, at, bytes from chunks
           where document_id = ? order by first_seq`,
        )
      : null
    const updates = database.prepare<[string], RecordRow>(
      'select seq, 1 as updates, user_id, at, bytes from updates where document_id = ? order by seq',
    )
    const entries: DocumentEntry[] = []
    for (const { id, head } of heads) {
      const record = [...(chunks?.iterate(id) ?? []), ...updates.iterate(id)]
      entries.push({ id, seq: head, sha256: hashOf(head, record, aside.has(id)) })
      if (entries.length % DOCUMENTS_A_TURN === 0) await new Promise(setImmediate)
    }
    return entries
  } finally {
    database.close()
  }
}

/** Documents that elements and canvases name and the log does not have. */
export function missingDocuments(files: Record<keyof typeof LEDGERS, string>): string[] {
  const logged = reading(files.documents, (database) =>
    database.prepare<[], { id: string }>('select id from documents').all(),
  )
  const known = new Set(logged.map(({ id }) => id))
  return reading(files.throughline, (database) =>
    database
      .prepare<[], { id: string }>(
        'select document_id as id from elements union select document_id as id from canvases',
      )
      .all(),
  )
    .map(({ id }) => id)
    .filter((id) => !known.has(id))
}

/** An update, or a chunk of several (see `sync/chunks.ts`). */
interface RecordRow {
  seq: number
  updates: number
  user_id: string | null
  at: number
  bytes: Buffer
}

/** An archive of an older version is read as it is. */
function hasTable(database: BetterSqlite.Database, name: string): boolean {
  return database.prepare('select 1 from sqlite_master where name = ?').get(name) !== undefined
}

function quarantinedIn(database: BetterSqlite.Database): ReadonlySet<string> {
  if (!hasTable(database, 'quarantine')) return new Set()
  const rows = database
    .prepare<[], { id: string }>(
      'select document_id as id from quarantine where released_at is null',
    )
    .all()
  return new Set(rows.map(({ id }) => id))
}

function hashOf(head: number, record: readonly RecordRow[], isAside: boolean): string {
  const hash = createHash('sha256')
  let held = 0
  for (const { seq, updates, user_id, at, bytes } of record) {
    held += updates
    // Chunks of one minute lie between each other; single updates follow one another.
    if (!isAside && updates === 1 && seq > held)
      throw new Error('The record of a document has a hole.')
    hash.update(JSON.stringify([seq, user_id, at, bytes.length])).update(bytes)
  }
  if (!isAside && held !== head)
    throw new Error('The record of a document does not reach its head.')
  return hash.digest('hex')
}

function migrationsIn(file: string, ledger: string): string[] {
  return reading(file, (database) =>
    database
      .prepare<[], { name: string }>(`select name from ${ledger} order by name`)
      .all()
      .map(({ name }) => name),
  )
}

function reading<T>(file: string, look: (database: BetterSqlite.Database) => T): T {
  const database = new BetterSqlite(file, { readonly: true })
  try {
    return look(database)
  } finally {
    database.close()
  }
}

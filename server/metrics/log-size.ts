import { statSync } from 'node:fs'
import { sql, type Kysely } from 'kysely'
import type { Place } from '../db/open'
import type { Schema } from '../db/schema'
import type { LogSchema } from '../sync/log-schema'

/** A record, so that a new table of the log cannot be forgotten here. */
const TABLES: Record<keyof LogSchema, true> = {
  documents: true,
  updates: true,
  snapshots: true,
  writers: true,
  chunks: true,
  quarantine: true,
  links: true,
}

/** Bytes that the update log takes on disk, indexes included, asked in a way that does not read it. */
export async function logSize(place: Place, db: Kysely<Schema>): Promise<number> {
  if (place.kind === 'sqlite') return sizeOf(place.path) + sizeOf(`${place.path}-wal`)
  const sizes = Object.keys(TABLES).map((table) => sql`pg_total_relation_size(${table}::regclass)`)
  const { rows } = await sql<{
    bytes: number
  }>`select ${sql.join(sizes, sql` + `)} as bytes`.execute(db)
  return Number(rows[0]?.bytes ?? 0)
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

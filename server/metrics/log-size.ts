import { statSync } from 'node:fs'
import { sql, type Kysely } from 'kysely'
import type { Place } from '../db/open'
import type { Schema } from '../db/schema'

/** Bytes that the update log takes on disk, asked in a way that does not read it. */
export async function logSize(place: Place, db: Kysely<Schema>): Promise<number> {
  if (place.kind === 'sqlite') return sizeOf(place.path) + sizeOf(`${place.path}-wal`)
  const { rows } = await sql<{
    bytes: number
  }>`select pg_total_relation_size('updates') as bytes`.execute(db)
  return Number(rows[0]?.bytes ?? 0)
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

import { type Kysely, sql } from 'kysely'
import type { LogSchema } from './log-schema'
import type { RecordSize, UpdateLog } from './update-log'

/** Ids of one query; SQLite takes 32,766 values a statement. */
const IDS_AT_ONCE = 10_000

const TABLES = { recent: 'updates', history: 'chunks', state: 'snapshots' } as const

/** How much room records take, in SQL on either database; bytes are counted without being read. */
export function sizeStore(db: Kysely<LogSchema>): Pick<UpdateLog, 'sizes'> {
  return {
    async sizes(documentIds) {
      const sizes = new Map<string, RecordSize>()
      for (let i = 0; i < documentIds.length; i += IDS_AT_ONCE) {
        const some = documentIds.slice(i, i + IDS_AT_ONCE)
        for (const part of ['recent', 'history', 'state'] as const)
          for (const { id, bytes } of await sumOf(db, TABLES[part], some)) {
            const size = sizes.get(id) ?? { recent: 0, history: 0, state: 0 }
            sizes.set(id, { ...size, [part]: Number(bytes) })
          }
      }
      return [...sizes]
    },
  }
}

function sumOf(
  db: Kysely<LogSchema>,
  table: (typeof TABLES)[keyof typeof TABLES],
  documentIds: readonly string[],
) {
  return db
    .selectFrom(table)
    .select(['document_id as id', sql<number | string>`sum(length(bytes))`.as('bytes')])
    .where('document_id', 'in', documentIds)
    .groupBy('document_id')
    .execute()
}

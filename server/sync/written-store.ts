import { type Kysely, sql } from 'kysely'
import { atOneMoment } from './log-rows'
import type { LogSchema } from './log-schema'
import type { UpdateLog, Written, WrittenWanted } from './update-log'

/** Who wrote in documents since, in SQL on either database; no bytes are read. */
export function writtenStore(db: Kysely<LogSchema>): Pick<UpdateLog, 'writtenSince'> {
  return {
    async writtenSince(wanted) {
      const found: [string, Written[]][] = []
      for (const one of wanted) {
        const last = new Map<string | null, number>()
        // A chunk may begin before that edit: what its author wrote in that minute is one.
        await atOneMoment(db, async (tx) => {
          for (const rows of [await inChunks(tx, one), await inUpdates(tx, one)])
            for (const { userId, at } of rows)
              last.set(userId, Math.max(last.get(userId) ?? 0, Number(at)))
        })
        if (last.size > 0)
          found.push([one.documentId, [...last].map(([userId, at]) => ({ userId, at }))])
      }
      return found
    },
  }
}

function inChunks(db: Kysely<LogSchema>, { documentId, after, since }: WrittenWanted) {
  return db
    .selectFrom('chunks')
    .select(['user_id as userId', sql<number | string>`max(at)`.as('at')])
    .where('document_id', '=', documentId)
    .where('last_seq', '>', after)
    .where('at', '>', since)
    .groupBy('user_id')
    .execute()
}

function inUpdates(db: Kysely<LogSchema>, { documentId, after, since }: WrittenWanted) {
  return db
    .selectFrom('updates')
    .select(['user_id as userId', sql<number | string>`max(at)`.as('at')])
    .where('document_id', '=', documentId)
    .where('seq', '>', after)
    .where('at', '>', since)
    .groupBy('user_id')
    .execute()
}

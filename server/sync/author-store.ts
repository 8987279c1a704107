import type { Kysely } from 'kysely'
import type { LogSchema } from './log-schema'
import type { UpdateLog } from './update-log'

/** Who wrote, in SQL on either database; of each row a name is read and no bytes. */
export function authorStore(db: Kysely<LogSchema>): Pick<UpdateLog, 'authors'> {
  return {
    async authors(documentId, after, upTo) {
      const loose = db
        .selectFrom('updates')
        .select('user_id as userId')
        .where('document_id', '=', documentId)
        .where('seq', '>', after)
        .where('seq', '<=', upTo)
        .where('user_id', 'is not', null)
      const gathered = db
        .selectFrom('chunks')
        .select('user_id as userId')
        .where('document_id', '=', documentId)
        .where('last_seq', '>', after)
        .where('first_seq', '<=', upTo)
        .where('user_id', 'is not', null)
      // `union` leaves out what is the same.
      const rows = await loose.union(gathered).execute()
      return rows.flatMap(({ userId }) => userId ?? []).sort()
    },
  }
}

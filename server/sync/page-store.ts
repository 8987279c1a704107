import { type Kysely, sql } from 'kysely'
import { atOneMoment, chunkOf, entryOfUpdate, headOf } from './log-rows'
import type { LogSchema } from './log-schema'
import type { RecordPage, UpdateLog } from './update-log'

/** Edits of one page at the most, however few bytes they are. */
const UPDATES_AT_ONCE = 10_000

/** Records page by page, in SQL on either database: no more of one is in memory than a page. */
export function pageStore(db: Kysely<LogSchema>): Pick<UpdateLog, 'page'> {
  return {
    page: (documentId, after, bytes) =>
      atOneMoment(db, async (tx): Promise<RecordPage | null> => {
        const document = await tx
          .selectFrom('documents')
          .selectAll()
          .where('id', '=', documentId)
          .executeTakeFirst()
        if (!document) return null
        const head = headOf(document)
        const minutes = await tx
          .selectFrom('chunks')
          .select(['until_seq as end', sql<number | string>`sum(length(bytes))`.as('bytes')])
          .where('document_id', '=', documentId)
          .where('until_seq', '>', after)
          .groupBy('until_seq')
          .orderBy('until_seq')
          .execute()
        const fitting = within(minutes, bytes)
        const gathered = fitting.at(-1) ?? after
        const chunks = await tx
          .selectFrom('chunks')
          .selectAll()
          .where('document_id', '=', documentId)
          .where('until_seq', '>', after)
          .where('until_seq', '<=', gathered)
          .orderBy('first_seq')
          .execute()
        const page = { head, chunks: chunks.map(chunkOf), updates: [], upTo: gathered }
        if (fitting.length < minutes.length) return page
        const loose = await tx
          .selectFrom('updates')
          .select(['seq as end', sql<number | string>`length(bytes)`.as('bytes')])
          .where('document_id', '=', documentId)
          .where('seq', '>', gathered)
          .orderBy('seq')
          .limit(UPDATES_AT_ONCE)
          .execute()
        const left = bytes - minutes.reduce((sum, minute) => sum + Number(minute.bytes), 0)
        const upTo = within(loose, left, chunks.length > 0).at(-1) ?? gathered
        const updates = await tx
          .selectFrom('updates')
          .selectAll()
          .where('document_id', '=', documentId)
          .where('seq', '>', gathered)
          .where('seq', '<=', upTo)
          .orderBy('seq')
          .execute()
        return { ...page, updates: updates.map(entryOfUpdate), upTo }
      }),
  }
}

interface Sized {
  end: number
  bytes: number | string
}

/** The ends of those that fit; the first in any case, unless there is something before it. */
function within(all: readonly Sized[], room: number, hasOthers = false): number[] {
  const ends: number[] = []
  let left = room
  for (const { end, bytes } of all) {
    left -= Number(bytes)
    if (left < 0 && (ends.length > 0 || hasOthers)) break
    ends.push(Number(end))
  }
  return ends
}

import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema'
import type { TextMentionsTable } from '../db/tables/canvases'

type Db = Kysely<Schema>

/** All that were ever seen in a text. */
export function mentionsSeen(db: Db, documentId: string): Promise<TextMentionsTable[]> {
  return db.selectFrom('text_mentions').selectAll().where('document_id', '=', documentId).execute()
}

/** Answers false when it was seen before. */
export async function insertMention(db: Db, row: TextMentionsTable): Promise<boolean> {
  const result = await db
    .insertInto('text_mentions')
    .values(row)
    .onConflict((conflict) => conflict.columns(['document_id', 'person_id', 'key']).doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows) > 0
}

import type { Kysely, Migration } from 'kysely'

/** Mentions in texts that were seen, so that nobody is told of one twice. */
export const mentions: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('text_mentions')
      .addColumn('document_id', 'text', (c) => c.notNull())
      .addColumn('person_id', 'text', (c) => c.notNull())
      .addColumn('key', 'text', (c) => c.notNull())
      .addColumn('by_id', 'text')
      .addColumn('seen_at', 'text', (c) => c.notNull())
      .addColumn('told', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('text_mentions_pk', ['document_id', 'person_id', 'key'])
      .execute()
  },
}

import type { Kysely, Migration } from 'kysely'

/** Suggestions: what a thread would put in place of what, and what became of it. */
export const suggestions: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('suggestions')
      .addColumn('thread_id', 'text', (c) => c.primaryKey().references('threads.id'))
      .addColumn('batch_id', 'text', (c) => c.notNull())
      .addColumn('ground', 'text', (c) => c.notNull())
      .addColumn('before', 'text')
      .addColumn('after', 'text')
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('decided_by', 'text', (c) => c.references('users.id'))
      .addColumn('decided_at', 'text')
      .addColumn('reason', 'text')
      .addColumn('hand_id', 'text', (c) => c.references('users.id'))
      .addColumn('hand_at', 'text')
      .addColumn('in_text_at', 'text')
      .execute()
  },
}

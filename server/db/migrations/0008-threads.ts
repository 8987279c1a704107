import type { Kysely, Migration } from 'kysely'

/** Comments: threads, what is said in them and how people reacted; and who may comment. */
export const threads: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('threads')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('element_id', 'text', (c) => c.notNull().references('elements.id'))
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('scope', 'text', (c) => c.notNull())
      .addColumn('anchor', 'text')
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('opened_by', 'text', (c) => c.notNull().references('users.id'))
      .addColumn('opened_at', 'text', (c) => c.notNull())
      .addColumn('resolved_by', 'text', (c) => c.references('users.id'))
      .addColumn('resolved_at', 'text')
      .addColumn('last_at', 'text', (c) => c.notNull())
      .execute()
    await db.schema.createIndex('threads_element').on('threads').column('element_id').execute()
    await db.schema
      .createTable('thread_messages')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('thread_id', 'text', (c) => c.notNull().references('threads.id'))
      .addColumn('seq', 'integer', (c) => c.notNull())
      .addColumn('author_id', 'text', (c) => c.notNull().references('users.id'))
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('edited_at', 'text')
      .addColumn('deleted_at', 'text')
      .addColumn('body', 'text')
      .addColumn('words', 'text', (c) => c.notNull())
      .addUniqueConstraint('thread_messages_order', ['thread_id', 'seq'])
      .execute()
    await db.schema
      .createTable('thread_reactions')
      .addColumn('message_id', 'text', (c) => c.notNull().references('thread_messages.id'))
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('user_id', 'text', (c) => c.notNull().references('users.id'))
      .addColumn('at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('thread_reactions_pk', ['message_id', 'kind', 'user_id'])
      .execute()
    await db.schema
      .alterTable('workspaces')
      .addColumn('commenting', 'text', (c) => c.notNull().defaultTo('members'))
      .execute()
  },
}

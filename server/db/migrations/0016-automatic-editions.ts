import { type Kysely, type Migration, PostgresAdapter, sql } from 'kysely'

/**
 * Editions that are made by themselves, how far texts were looked through for them, and how long a
 * workspace keeps them; and of named ones who wrote in them and what they take in.
 */
export const automaticEditions: Migration = {
  async up(db: Kysely<unknown>) {
    const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter
    await db.schema
      .createTable('automatic_editions')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('element_id', 'text', (c) => c.notNull().references('elements.id'))
      .addColumn('why', 'text', (c) => c.notNull())
      .addColumn('seq', 'bigint', (c) => c.notNull())
      .addColumn('state', sql.raw(isPostgres ? 'bytea' : 'blob'), (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull())
      .addColumn('words', 'integer', (c) => c.notNull())
      .addColumn('authors', 'text', (c) => c.notNull())
      .addColumn('made_by', 'text', (c) => c.references('users.id'))
      .addColumn('made_at', 'text', (c) => c.notNull())
      .addColumn('held', 'integer', (c) => c.notNull())
      .execute()
    await db.schema
      .createIndex('automatic_editions_element')
      .on('automatic_editions')
      .columns(['element_id', 'made_at'])
      .execute()
    await db.schema
      .createTable('edition_looks')
      .addColumn('document_id', 'text', (c) => c.primaryKey())
      .addColumn('seq', 'bigint', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('edition_keeping')
      .addColumn('workspace_id', 'text', (c) => c.primaryKey().references('workspaces.id'))
      .addColumn('all_days', 'integer', (c) => c.notNull())
      .addColumn('daily_days', 'integer', (c) => c.notNull())
      .addColumn('weekly_days', 'integer')
      .execute()
    for (const column of ['authors', 'integrates'])
      await db.schema
        .alterTable('editions')
        .addColumn(column, 'text', (c) => c.notNull().defaultTo('[]'))
        .execute()
  },
}

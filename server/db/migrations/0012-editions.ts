import { type Kysely, type Migration, PostgresAdapter, sql } from 'kysely'

/** Editions: an element as it stood, kept for good, with a number and a name. */
export const editions: Migration = {
  async up(db: Kysely<unknown>) {
    const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter
    await db.schema
      .createTable('editions')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('element_id', 'text', (c) => c.notNull().references('elements.id'))
      .addColumn('number', 'integer', (c) => c.notNull())
      .addColumn('label', 'text', (c) => c.notNull())
      .addColumn('note', 'text', (c) => c.notNull())
      .addColumn('significance', 'text', (c) => c.notNull())
      .addColumn('as_of', 'text')
      .addColumn('revises', 'text', (c) => c.references('editions.id'))
      .addColumn('seq', 'bigint', (c) => c.notNull())
      .addColumn('state', sql.raw(isPostgres ? 'bytea' : 'blob'), (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull())
      .addColumn('words', 'integer', (c) => c.notNull())
      .addColumn('made_by', 'text', (c) => c.notNull().references('users.id'))
      .addColumn('made_at', 'text', (c) => c.notNull())
      .addUniqueConstraint('editions_number', ['element_id', 'number'])
      .execute()
  },
}

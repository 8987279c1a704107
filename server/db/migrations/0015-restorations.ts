import type { Kysely, Migration } from 'kysely'

/** Texts that were made to say again what they said. */
export const restorations: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('restorations')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('element_id', 'text', (c) => c.notNull().references('elements.id'))
      .addColumn('edition_id', 'text', (c) => c.references('editions.id'))
      .addColumn('from_edit', 'bigint', (c) => c.notNull())
      .addColumn('from_at', 'text', (c) => c.notNull())
      .addColumn('scope', 'text', (c) => c.notNull())
      .addColumn('section', 'text')
      .addColumn('edit', 'bigint', (c) => c.notNull())
      .addColumn('made_by', 'text', (c) => c.notNull().references('users.id'))
      .addColumn('made_at', 'text', (c) => c.notNull())
      .addColumn('undone_by', 'text', (c) => c.references('users.id'))
      .addColumn('undone_at', 'text')
      .addColumn('undone_edit', 'bigint')
      .execute()
    await db.schema
      .createIndex('restorations_of_element')
      .on('restorations')
      .columns(['element_id', 'edit'])
      .execute()
  },
}

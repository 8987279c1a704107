import type { Kysely, Migration } from 'kysely'

/** The life of a canvas: its standing, its archive, and the canvas it was copied from. */
export const canvases: Migration = {
  async up(db: Kysely<unknown>) {
    // One column a statement: SQLite adds no more at once.
    await db.schema
      .alterTable('canvases')
      .addColumn('standing', 'text', (c) => c.notNull().defaultTo('exploring'))
      .execute()
    await db.schema.alterTable('canvases').addColumn('archived_at', 'text').execute()
    await db.schema
      .alterTable('canvases')
      .addColumn('archived_by', 'text', (c) => c.references('users.id'))
      .execute()
    await db.schema
      .alterTable('canvases')
      .addColumn('origin_canvas_id', 'text', (c) => c.references('canvases.id'))
      .execute()
    await db.schema.alterTable('canvases').addColumn('origin_as', 'text').execute()
    await db.schema.alterTable('canvases').addColumn('origin_at', 'text').execute()
    await db.schema
      .createIndex('canvases_origin')
      .on('canvases')
      .column('origin_canvas_id')
      .execute()
  },
}

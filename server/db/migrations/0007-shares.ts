import type { Kysely, Migration } from 'kysely'

/** Links that let anybody who has them read. */
export const shares: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('shares')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
      .addColumn('canvas_id', 'text', (c) => c.notNull().references('canvases.id'))
      .addColumn('element_id', 'text', (c) => c.references('elements.id'))
      .addColumn('label', 'text', (c) => c.notNull())
      .addColumn('password_hash', 'text')
      .addColumn('created_by', 'text', (c) => c.notNull().references('users.id'))
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .addColumn('revoked_at', 'text')
      .addColumn('opens', 'integer', (c) => c.notNull())
      .addColumn('last_opened_on', 'text')
      .execute()
    await db.schema.createIndex('shares_canvas').on('shares').column('canvas_id').execute()
    await db.schema.createIndex('shares_maker').on('shares').column('created_by').execute()
  },
}

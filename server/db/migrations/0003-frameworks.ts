import type { Kysely, Migration } from 'kysely'

/** Frameworks that belong to a workspace, and what a group calls the elements of one. */
export const frameworks: Migration = {
  async up(db: Kysely<unknown>) {
    // Null in all three: it came with the product.
    for (const column of ['workspace_id', 'saved_by', 'saved_at'])
      await db.schema.alterTable('frameworks').addColumn(column, 'text').execute()
    await db.schema
      .createIndex('frameworks_workspace')
      .on('frameworks')
      .column('workspace_id')
      .execute()
    await db.schema
      .createTable('framework_labels')
      .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
      .addColumn('framework_key', 'text', (c) => c.notNull())
      .addColumn('labels', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('framework_labels_pk', ['workspace_id', 'framework_key'])
      .execute()
  },
}

import type { Kysely, Migration } from 'kysely'

/**
 * Up to where each person has seen each text, whether news of it is to be in their digest, and who
 * may know the history of texts.
 */
export const since: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('seen_points')
      .addColumn('user_id', 'text', (c) => c.notNull().references('users.id'))
      .addColumn('element_id', 'text', (c) => c.notNull().references('elements.id'))
      .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
      .addColumn('edit', 'bigint', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('before_edit', 'bigint', (c) => c.notNull())
      .addColumn('before_at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('seen_points_pk', ['user_id', 'element_id'])
      .execute()
    await db.schema
      .alterTable('notice_settings')
      .addColumn('news', 'integer', (c) => c.notNull().defaultTo(0))
      .execute()
    await db.schema.alterTable('notice_settings').addColumn('news_mailed_at', 'text').execute()
    await db.schema
      .alterTable('workspaces')
      .addColumn('history', 'text', (c) => c.notNull().defaultTo('members'))
      .execute()
  },
}

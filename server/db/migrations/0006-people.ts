import type { Kysely, Migration } from 'kysely'

/** Teams and their seats, who writes, pseudonyms, and what a person's list of sessions shows. */
export const people: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('teams')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('purpose', 'text', (c) => c.notNull())
      .addColumn('canvas_id', 'text', (c) => c.references('canvases.id'))
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('removed_at', 'text')
      .execute()
    await db.schema.createIndex('teams_workspace').on('teams').column('workspace_id').execute()
    await db.schema
      .createTable('team_elements')
      .addColumn('team_id', 'text', (c) => c.notNull().references('teams.id'))
      .addColumn('element_id', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('team_elements_pk', ['team_id', 'element_id'])
      .execute()
    await db.schema
      .createTable('seats')
      .addColumn('team_id', 'text', (c) => c.notNull().references('teams.id'))
      .addColumn('user_id', 'text', (c) => c.notNull().references('users.id'))
      .addColumn('seat', 'text', (c) => c.notNull())
      .addColumn('paired_with', 'text', (c) => c.references('users.id'))
      .addColumn('given_at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('seats_pk', ['team_id', 'user_id'])
      .execute()
    await db.schema.createIndex('seats_user').on('seats').column('user_id').execute()
    await db.schema
      .alterTable('workspaces')
      .addColumn('writing', 'text', (c) => c.notNull().defaultTo('open'))
      .execute()
    await db.schema.alterTable('memberships').addColumn('pseudonym', 'text').execute()
    await db.schema.alterTable('users').addColumn('next_email', 'text').execute()
    await db.schema.alterTable('sessions').addColumn('device', 'text').execute()
    await db.schema.alterTable('sessions').addColumn('seen_at', 'text').execute()
  },
}

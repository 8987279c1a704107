import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema'
import type { InvitesTable } from '../db/tables/people'

type Db = Kysely<Schema>

export async function insertInvite(db: Db, row: InvitesTable): Promise<void> {
  await db.insertInto('invites').values(row).execute()
}

/** With the names of the inviter and the workspace. */
export function inviteById(db: Db, id: string) {
  return withNames(db).where('invites.id', '=', id).executeTakeFirst()
}

/** Neither revoked nor expired, newest first. */
export function liveInvitesOf(db: Db, workspaceId: string, now: string) {
  return withNames(db)
    .where('invites.workspace_id', '=', workspaceId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('invites.created_at', 'desc')
    .orderBy('invites.id')
    .execute()
}

function withNames(db: Db) {
  return db
    .selectFrom('invites')
    .innerJoin('users', 'users.id', 'invites.created_by')
    .innerJoin('workspaces', 'workspaces.id', 'invites.workspace_id')
    .leftJoin('memberships', (on) =>
      on
        .onRef('memberships.workspace_id', '=', 'invites.workspace_id')
        .onRef('memberships.user_id', '=', 'invites.created_by'),
    )
    .selectAll('invites')
    .select((eb) => eb.fn.coalesce('memberships.pseudonym', 'users.name').as('inviter'))
    .select('users.disabled_at as inviter_disabled_at')
    .select(['workspaces.name as workspace', 'workspaces.slug'])
    .select(['workspaces.writing', 'workspaces.commenting'])
}

/** Counts one use. False when none is left, or the invite expired or was revoked meanwhile. */
export async function countUse(db: Db, id: string, now: string): Promise<boolean> {
  const result = await db
    .updateTable('invites')
    .set((row) => ({ uses: row('uses', '+', 1) }))
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .whereRef('uses', '<', 'max_uses')
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** False when it was revoked before. */
export async function revokeInvite(db: Db, id: string, now: string): Promise<boolean> {
  const result = await db
    .updateTable('invites')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** Links into a workspace that somebody made and that were not revoked yet. */
export function invitesMadeBy(db: Db, workspaceId: string, userId: string) {
  return db
    .selectFrom('invites')
    .select(['id', 'role'])
    .where('workspace_id', '=', workspaceId)
    .where('created_by', '=', userId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

import type { Kysely } from 'kysely'
import type { Role } from '../../lib/roles'
import type { Schema } from '../db/schema'
import type { MembershipsTable, WorkspacesTable } from '../db/tables/people'

type Db = Kysely<Schema>

/** Answers false, and changes nothing, when the short name is taken. */
export async function insertWorkspace(db: Db, row: WorkspacesTable): Promise<boolean> {
  const result = await db
    .insertInto('workspaces')
    .values(row)
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows) > 0
}

export function workspaceById(db: Db, id: string): Promise<WorkspacesTable | undefined> {
  return db.selectFrom('workspaces').selectAll().where('id', '=', id).executeTakeFirst()
}

export function workspaceBySlug(db: Db, slug: string): Promise<WorkspacesTable | undefined> {
  return db.selectFrom('workspaces').selectAll().where('slug', '=', slug).executeTakeFirst()
}

export async function updateWorkspace(
  db: Db,
  id: string,
  change: Partial<Pick<WorkspacesTable, 'name' | 'writing' | 'commenting' | 'history' | 'mails'>>,
): Promise<void> {
  await db.updateTable('workspaces').set(change).where('id', '=', id).execute()
}

/**
 * Makes everyone else who wants the same lock wait until this transaction ends, so that what is
 * counted in it stays true. An update, because SQLite has no row locks to ask for.
 */
export async function lockWorkspace(db: Db, id: string): Promise<void> {
  await db
    .updateTable('workspaces')
    .set((row) => ({ slug: row.ref('slug') }))
    .where('id', '=', id)
    .execute()
}

/** Of someone who is in the workspace now. */
export function membershipOf(
  db: Db,
  workspaceId: string,
  userId: string,
): Promise<MembershipsTable | undefined> {
  return db
    .selectFrom('memberships')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('user_id', '=', userId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
}

/** Those who are in the workspace now, in the order they joined. */
export function membersOf(db: Db, workspaceId: string) {
  return (
    db
      .selectFrom('memberships')
      .innerJoin('users', 'users.id', 'memberships.user_id')
      .select(['users.id', 'users.name as own_name', 'users.email'])
      .select(['memberships.role', 'memberships.colour', 'memberships.joined_at'])
      .select('memberships.pseudonym')
      .where('workspace_id', '=', workspaceId)
      .where('removed_at', 'is', null)
      .orderBy('joined_at')
      // Of two who joined in the same millisecond, the first has the lower colour, mostly.
      .orderBy('memberships.colour')
      .orderBy('users.id')
      .execute()
  )
}

/** Of those who are in the workspace now and whose account is not disabled. */
export async function rolesOf(
  db: Db,
  workspaceId: string,
  userIds: string[],
): Promise<Map<string, Role>> {
  if (userIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select(['user_id', 'role'])
    .where('workspace_id', '=', workspaceId)
    .where('user_id', 'in', userIds)
    .where('removed_at', 'is', null)
    .where('disabled_at', 'is', null)
    .execute()
  return new Map(rows.map(({ user_id, role }) => [user_id, role]))
}

/** Everyone who is or ever was in the workspace, by the name they go by there. */
export function peopleOf(db: Db, workspaceId: string) {
  return db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select(['users.id', 'memberships.colour'])
    .select((eb) => eb.fn.coalesce('memberships.pseudonym', 'users.name').as('name'))
    .where('workspace_id', '=', workspaceId)
    .execute()
}

/** The name somebody goes by in a workspace they are in now. */
export async function nameIn(db: Db, workspaceId: string, userId: string): Promise<string | null> {
  const row = await db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select((eb) => eb.fn.coalesce('memberships.pseudonym', 'users.name').as('name'))
    .where('workspace_id', '=', workspaceId)
    .where('user_id', '=', userId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row?.name ?? null
}

export function workspacesOf(db: Db, userId: string) {
  return db
    .selectFrom('memberships')
    .innerJoin('workspaces', 'workspaces.id', 'memberships.workspace_id')
    .select(['workspaces.id', 'workspaces.slug', 'workspaces.name'])
    .select(['workspaces.writing', 'workspaces.commenting'])
    .select(['workspaces.history', 'workspaces.mails'])
    .select(['memberships.role', 'memberships.colour', 'memberships.pseudonym'])
    .where('user_id', '=', userId)
    .where('removed_at', 'is', null)
    .orderBy('workspaces.name')
    .orderBy('workspaces.id')
    .execute()
}

/** How many people are or ever were in the workspace. */
export async function countEverIn(db: Db, workspaceId: string): Promise<number> {
  const row = await db
    .selectFrom('memberships')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Stewards who can act: one whose account is disabled cannot. */
export async function countStewards(db: Db, workspaceId: string): Promise<number> {
  const row = await db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('role', '=', 'steward')
    .where('removed_at', 'is', null)
    .where('disabled_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Somebody who comes back gets the new role and keeps the old colour. */
export async function saveMembership(db: Db, row: MembershipsTable): Promise<void> {
  await db
    .insertInto('memberships')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'user_id'])
        .doUpdateSet({ role: row.role, joined_at: row.joined_at, removed_at: null }),
    )
    .execute()
}

export async function changeRole(
  db: Db,
  workspaceId: string,
  userId: string,
  role: Role,
): Promise<void> {
  await db
    .updateTable('memberships')
    .set({ role })
    .where('workspace_id', '=', workspaceId)
    .where('user_id', '=', userId)
    .execute()
}

/** What somebody chose about how they appear in a workspace. */
export async function updateAppearance(
  db: Db,
  workspaceId: string,
  userId: string,
  change: Partial<Pick<MembershipsTable, 'pseudonym' | 'colour'>>,
): Promise<void> {
  if (Object.keys(change).length === 0) return
  await db
    .updateTable('memberships')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('user_id', '=', userId)
    .execute()
}

/** How many workspaces somebody is in now. */
export async function countWorkspacesOf(db: Db, userId: string): Promise<number> {
  const row = await db
    .selectFrom('memberships')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('user_id', '=', userId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function endMembership(
  db: Db,
  workspaceId: string,
  userId: string,
  at: string,
): Promise<void> {
  await db
    .updateTable('memberships')
    .set({ removed_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('user_id', '=', userId)
    .execute()
}

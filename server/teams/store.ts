import type { Kysely } from 'kysely'
import type { TeamKind } from '../../lib/teams'
import type { Schema } from '../db/schema'
import type { SeatsTable, TeamsTable } from '../db/tables/people'

type Db = Kysely<Schema>

export async function insertTeam(db: Db, row: TeamsTable): Promise<void> {
  await db.insertInto('teams').values(row).execute()
}

/** Teams that stand, oldest first. */
export function teamsOf(db: Db, workspaceId: string): Promise<TeamsTable[]> {
  return db
    .selectFrom('teams')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('removed_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export function teamById(db: Db, workspaceId: string, id: string): Promise<TeamsTable | undefined> {
  return db
    .selectFrom('teams')
    .selectAll()
    .where('id', '=', id)
    .where('workspace_id', '=', workspaceId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
}

/** Those of these that a workspace has or had. */
export async function teamsByIds(
  db: Db,
  workspaceId: string,
  ids: string[],
): Promise<TeamsTable[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('teams')
    .selectAll()
    .where('id', 'in', ids)
    .where('workspace_id', '=', workspaceId)
    .execute()
}

export async function updateTeam(
  db: Db,
  id: string,
  change: Partial<Omit<TeamsTable, 'id' | 'workspace_id'>>,
): Promise<void> {
  if (Object.keys(change).length === 0) return
  await db.updateTable('teams').set(change).where('id', '=', id).execute()
}

export async function setElements(db: Db, teamId: string, elementIds: string[]): Promise<void> {
  await db.deleteFrom('team_elements').where('team_id', '=', teamId).execute()
  if (elementIds.length === 0) return
  const rows = [...new Set(elementIds)].map((element_id) => ({ team_id: teamId, element_id }))
  await db.insertInto('team_elements').values(rows).execute()
}

/** Element ids by team. */
export async function elementsOfTeams(db: Db, teamIds: string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  if (teamIds.length === 0) return found
  const rows = await db
    .selectFrom('team_elements')
    .selectAll()
    .where('team_id', 'in', teamIds)
    .orderBy('element_id')
    .execute()
  for (const { team_id, element_id } of rows)
    found.set(team_id, [...(found.get(team_id) ?? []), element_id])
  return found
}

/** In the order in which they were given. */
export async function seatsOfTeams(db: Db, teamIds: string[]): Promise<SeatsTable[]> {
  if (teamIds.length === 0) return []
  return db
    .selectFrom('seats')
    .selectAll()
    .where('team_id', 'in', teamIds)
    .orderBy('given_at')
    .orderBy('user_id')
    .execute()
}

export function seatOf(db: Db, teamId: string, userId: string): Promise<SeatsTable | undefined> {
  return db
    .selectFrom('seats')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
}

/** Somebody who sits there already changes seats and keeps the day. */
export async function saveSeat(db: Db, row: SeatsTable): Promise<void> {
  await db
    .insertInto('seats')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['team_id', 'user_id'])
        .doUpdateSet({ seat: row.seat, paired_with: row.paired_with }),
    )
    .execute()
}

/** Learners who went along with them go along with nobody. */
export async function deleteSeat(db: Db, teamId: string, userId: string): Promise<void> {
  await db.deleteFrom('seats').where('team_id', '=', teamId).where('user_id', '=', userId).execute()
  await db
    .updateTable('seats')
    .set({ paired_with: null })
    .where('team_id', '=', teamId)
    .where('paired_with', '=', userId)
    .execute()
}

export async function deleteSeatsOf(db: Db, teamId: string): Promise<void> {
  await db.deleteFrom('seats').where('team_id', '=', teamId).execute()
}

/** Teams of these kinds in a workspace in which this person has a seat. */
export function teamsWithSeatOf(
  db: Db,
  workspaceId: string,
  userId: string,
  kinds: readonly TeamKind[],
) {
  return db
    .selectFrom('teams')
    .innerJoin('seats', 'seats.team_id', 'teams.id')
    .select(['teams.id', 'teams.canvas_id'])
    .where('teams.workspace_id', '=', workspaceId)
    .where('teams.kind', 'in', kinds)
    .where('teams.removed_at', 'is', null)
    .where('seats.user_id', '=', userId)
    .execute()
}

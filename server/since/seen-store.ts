import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema'
import type { SeenPointsTable } from '../db/tables/notices'

type Db = Kysely<Schema>

/** Of one person, by element. */
export async function seenBy(
  db: Db,
  userId: string,
  elementIds: readonly string[],
): Promise<Map<string, SeenPointsTable>> {
  if (elementIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('seen_points')
    .selectAll()
    .where('user_id', '=', userId)
    .where('element_id', 'in', elementIds)
    .execute()
  return new Map(rows.map((row) => [row.element_id, numbered(row)]))
}

/**
 * Writes what becomes of somebody's point; `turn` is given the one there is. Whoever else moves it
 * waits until this transaction ends.
 */
export async function turnPoint(
  db: Db,
  { user_id, element_id, workspace_id }: Pick<SeenPointsTable, Ids>,
  turn: (before: SeenPointsTable | null) => Omit<SeenPointsTable, Ids>,
): Promise<void> {
  const first = { user_id, element_id, workspace_id, ...turn(null) }
  const added = await db
    .insertInto('seen_points')
    .values(first)
    .onConflict((conflict) => conflict.columns(['user_id', 'element_id']).doNothing())
    .executeTakeFirst()
  if (Number(added.numInsertedOrUpdatedRows) > 0) return
  // An update, because SQLite has no row locks to ask for.
  const there = await db
    .updateTable('seen_points')
    .set((row) => ({ at: row.ref('at') }))
    .where('user_id', '=', user_id)
    .where('element_id', '=', element_id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await db
    .updateTable('seen_points')
    .set(turn(numbered(there)))
    .where('user_id', '=', user_id)
    .where('element_id', '=', element_id)
    .execute()
}

type Ids = 'user_id' | 'element_id' | 'workspace_id'

/** The texts of a workspace that somebody has ever had open. */
export async function elementsSeenIn(
  db: Db,
  userId: string,
  workspaceId: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('seen_points')
    .select('element_id')
    .where('user_id', '=', userId)
    .where('workspace_id', '=', workspaceId)
    .execute()
  return rows.map(({ element_id }) => element_id)
}

export async function forgetSeenBy(db: Db, userId: string, workspaceId: string): Promise<void> {
  await db
    .deleteFrom('seen_points')
    .where('user_id', '=', userId)
    .where('workspace_id', '=', workspaceId)
    .execute()
}

function numbered(row: SeenPointsTable): SeenPointsTable {
  const { edit, before_edit } = row
  return { ...row, edit: Number(edit), before_edit: Number(before_edit) }
}

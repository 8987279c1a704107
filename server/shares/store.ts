import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema'
import type { SharesTable } from '../db/tables/canvases'

type Db = Kysely<Schema>

export async function insertShare(db: Db, row: SharesTable): Promise<void> {
  await db.insertInto('shares').values(row).execute()
}

/** With the name of its maker, and whether they are still there. */
export function shareById(db: Db, id: string) {
  return withMaker(db).where('shares.id', '=', id).executeTakeFirst()
}

/** Neither revoked nor expired, newest first. */
export function liveSharesOf(db: Db, canvasId: string, now: string) {
  return withMaker(db)
    .where('shares.canvas_id', '=', canvasId)
    .where('shares.revoked_at', 'is', null)
    .where('shares.expires_at', '>', now)
    .orderBy('shares.created_at', 'desc')
    .orderBy('shares.id')
    .execute()
}

/** The live ones somebody made in a workspace. */
export function liveSharesBy(
  db: Db,
  { workspaceId, userId }: { workspaceId: string; userId: string },
  now: string,
): Promise<SharesTable[]> {
  return db
    .selectFrom('shares')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('created_by', '=', userId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('id')
    .execute()
}

function withMaker(db: Db) {
  return db
    .selectFrom('shares')
    .innerJoin('users', 'users.id', 'shares.created_by')
    .leftJoin('memberships', (join) =>
      join
        .onRef('memberships.user_id', '=', 'shares.created_by')
        .onRef('memberships.workspace_id', '=', 'shares.workspace_id')
        .on('memberships.removed_at', 'is', null),
    )
    .selectAll('shares')
    .select((eb) => eb.fn.coalesce('memberships.pseudonym', 'users.name').as('maker'))
    .select('users.disabled_at as maker_disabled_at')
    .select('memberships.role as maker_role')
}

/** False when it was revoked already. */
export async function revokeShare(db: Db, id: string, now: string): Promise<boolean> {
  const result = await db
    .updateTable('shares')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

export async function countOpening(db: Db, id: string, day: string): Promise<void> {
  await db
    .updateTable('shares')
    .set((row) => ({ opens: row('opens', '+', 1), last_opened_on: day }))
    .where('id', '=', id)
    .execute()
}

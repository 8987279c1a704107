import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema'
import type { ImagesTable } from '../db/tables/canvases'

type Db = Kysely<Schema>

export function imageById(db: Db, id: string): Promise<ImagesTable | undefined> {
  return db.selectFrom('images').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function insertImage(db: Db, row: ImagesTable): Promise<void> {
  await db.insertInto('images').values(row).execute()
}

/** How many bytes the images of a workspace take. */
export async function totalOf(db: Db, workspaceId: string): Promise<number> {
  const row = await db
    .selectFrom('image_totals')
    .select('bytes')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
  return Number(row?.bytes ?? 0)
}

/** How many bytes the images of each element take. */
export async function bytesByElement(db: Db, workspaceId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('images')
    .select((eb) => ['element_id', eb.fn.sum<number | string>('bytes').as('bytes')])
    .where('workspace_id', '=', workspaceId)
    .groupBy('element_id')
    .execute()
  return new Map(rows.map(({ element_id, bytes }) => [element_id, Number(bytes)]))
}

/** False, and nothing changed, when that would be more than there is room for. One statement. */
export async function takeRoom(
  db: Db,
  workspaceId: string,
  bytes: number,
  room: number,
): Promise<boolean> {
  if (bytes > room) return false
  const result = await db
    .insertInto('image_totals')
    .values({ workspace_id: workspaceId, bytes })
    .onConflict((conflict) =>
      conflict
        .column('workspace_id')
        .doUpdateSet((row) => ({ bytes: row('image_totals.bytes', '+', bytes) }))
        .where('image_totals.bytes', '<=', room - bytes),
    )
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows) > 0
}

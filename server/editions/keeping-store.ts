import type { Kysely } from 'kysely'
import { type EditionKeeping, USUAL_KEEPING } from '../../lib/edition-keeping'
import type { Schema } from '../db/schema'

type Db = Kysely<Schema>

export async function keepingOf(db: Db, workspaceId: string): Promise<EditionKeeping> {
  const row = await db
    .selectFrom('edition_keeping')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
  if (!row) return USUAL_KEEPING
  return { allDays: row.all_days, dailyDays: row.daily_days, weeklyDays: row.weekly_days }
}

export async function saveKeeping(
  db: Db,
  workspaceId: string,
  { allDays, dailyDays, weeklyDays }: EditionKeeping,
): Promise<void> {
  const rule = { all_days: allDays, daily_days: dailyDays, weekly_days: weeklyDays }
  await db
    .insertInto('edition_keeping')
    .values({ workspace_id: workspaceId, ...rule })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(rule))
    .execute()
}

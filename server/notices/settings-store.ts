import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema'
import type { NoticeSettingsTable } from '../db/tables/notices'

type Db = Kysely<Schema>
export type SettingsRow = Omit<NoticeSettingsTable, 'user_id'>

/** As it is for whoever has not chosen. */
export const AT_FIRST: SettingsRow = { direct: 'soon', digest: 'day', hour: 8, zone: null }

/** Of all of these. */
export async function settingsOf(db: Db, userIds: string[]): Promise<Map<string, SettingsRow>> {
  const chosen = new Map<string, SettingsRow>()
  if (userIds.length > 0)
    for (const { user_id, ...row } of await db
      .selectFrom('notice_settings')
      .selectAll()
      .where('user_id', 'in', userIds)
      .execute())
      chosen.set(user_id, row)
  return new Map(userIds.map((id) => [id, chosen.get(id) ?? AT_FIRST]))
}

export async function saveSettings(db: Db, userId: string, row: SettingsRow): Promise<void> {
  await db
    .insertInto('notice_settings')
    .values({ user_id: userId, ...row })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(row))
    .execute()
}

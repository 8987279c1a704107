import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema'
import type { NoticeSettingsTable } from '../db/tables/notices'

type Db = Kysely<Schema>
export type SettingsRow = Omit<NoticeSettingsTable, 'user_id'>

/** As it is for whoever has not chosen. */
export const AT_FIRST: SettingsRow = {
  ...{ direct: 'soon', digest: 'day', hour: 8, zone: null },
  ...{ news: 0, news_mailed_at: null },
}

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

/** Who wants to be told in their digest where others wrote. */
export async function newsReaders(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('notice_settings')
    .select('user_id')
    .where('news', '=', 1)
    .where('digest', '<>', 'never')
    .execute()
  return rows.map(({ user_id }) => user_id)
}

/** What others wrote up to then has been in a digest of this person. */
export async function newsMailed(db: Db, userId: string, at: string): Promise<void> {
  await db
    .updateTable('notice_settings')
    .set({ news_mailed_at: at })
    .where('user_id', '=', userId)
    .execute()
}

export async function saveSettings(db: Db, userId: string, row: SettingsRow): Promise<void> {
  await db
    .insertInto('notice_settings')
    .values({ user_id: userId, ...row })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(row))
    .execute()
}

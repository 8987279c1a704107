import type { Kysely } from 'kysely'
import type { FollowState } from '../../lib/notices'
import type { Schema } from '../db/schema'
import type { FollowsTable } from '../db/tables/notices'
import type { Follow } from './told'

type Db = Kysely<Schema>
type NewFollow = Pick<FollowsTable, 'user_id' | 'subject_id' | 'workspace_id' | 'at'>

export async function stateOf(db: Db, userId: string, subjectId: string): Promise<FollowState> {
  const row = await db
    .selectFrom('follows')
    .select('state')
    .where('user_id', '=', userId)
    .where('subject_id', '=', subjectId)
    .executeTakeFirst()
  return row?.state ?? 'neither'
}

/** Who has said or done anything about this, by person. */
export async function followsOf(db: Db, subjectId: string): Promise<Map<string, Follow>> {
  const rows = await db
    .selectFrom('follows')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .execute()
  return new Map(
    rows.map(({ user_id, state, part, chosen }) => [
      user_id,
      { state, part: part === 1, chosen: chosen === 1 },
    ]),
  )
}

/** Their own word: it stands until they change it. */
export async function choose(db: Db, row: NewFollow, state: FollowState): Promise<void> {
  await db
    .insertInto('follows')
    .values({ ...row, state, part: 0, chosen: 1 })
    .onConflict((conflict) =>
      conflict.columns(['user_id', 'subject_id']).doUpdateSet({ state, chosen: 1, at: row.at }),
    )
    .execute()
}

/** They wrote there. Changes nothing that they, or what they did before, settled. */
export async function followByItself(db: Db, rows: readonly NewFollow[]): Promise<void> {
  await db
    .insertInto('follows')
    .values(rows.map((row) => ({ ...row, state: 'following', part: 0, chosen: 0 })))
    .onConflict((conflict) => conflict.columns(['user_id', 'subject_id']).doNothing())
    .execute()
}

/** They take part in this thread from now on, which they follow unless they chose otherwise. */
export async function takePart(db: Db, row: NewFollow): Promise<void> {
  await db
    .insertInto('follows')
    .values({ ...row, state: 'following', part: 1, chosen: 0 })
    .onConflict((conflict) => conflict.columns(['user_id', 'subject_id']).doUpdateSet({ part: 1 }))
    .execute()
}

export async function forgetSubject(db: Db, subjectId: string): Promise<void> {
  await db.deleteFrom('follows').where('subject_id', '=', subjectId).execute()
}

export async function forgetFollowsOf(db: Db, userId: string, workspaceId: string): Promise<void> {
  await db
    .deleteFrom('follows')
    .where('user_id', '=', userId)
    .where('workspace_id', '=', workspaceId)
    .execute()
}

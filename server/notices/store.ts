import { sql, type ExpressionBuilder, type Kysely } from 'kysely'
import type { NoticeWay, UnreadNotices } from '../../lib/notices'
import type { Schema } from '../db/schema'
import type { NoticesTable } from '../db/tables/notices'

type Db = Kysely<Schema>
/** What happened, as it is told to one person; `count` times. */
export type NewNotice = Omit<NoticesTable, 'since' | 'direct_at' | 'read_at' | 'mailed_at'>

/** Both databases take this many values in one statement, and more. */
const ROWS_AT_ONCE = 200

/**
 * Tells each of these people once. What is unread about the same thing counts on and says
 * what weighs most; what was read is news again.
 */
export async function tell(db: Db, rows: readonly NewNotice[]): Promise<void> {
  // In one order always, so that two who tell the same people wait for each other only one way.
  const sorted = [...rows].sort((a, b) => (a.user_id < b.user_id ? -1 : 1))
  for (let from = 0; from < sorted.length; from += ROWS_AT_ONCE) {
    const some = sorted.slice(from, from + ROWS_AT_ONCE).map((row) => ({
      ...row,
      ...{ since: row.at, read_at: null, mailed_at: null },
      direct_at: row.weight > 0 ? row.at : null,
    }))
    await db
      .insertInto('notices')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(['user_id', 'subject']).doUpdateSet({
          kind: weightiest('kind'),
          way: weightiest('way'),
          actor_id: weightiest('actor_id'),
          message_id: weightiest('message_id'),
          weight: weightiest('weight'),
          count: sql<number>`case when notices.read_at is null then notices.count + excluded.count
            else excluded.count end`,
          since: sql<string>`case when notices.read_at is null then notices.since else excluded.at end`,
          at: sql<string>`excluded.at`,
          direct_at: sql<
            string | null
          >`case when excluded.direct_at is not null then excluded.direct_at
            when notices.read_at is null then notices.direct_at else null end`,
          read_at: null,
        }),
      )
      .execute()
  }
}

/** What stands while it is unread and weighs more; else what is new. */
function weightiest(column: 'kind' | 'way' | 'actor_id' | 'message_id' | 'weight') {
  const [old, next] = [sql.ref(`notices.${column}`), sql.ref(`excluded.${column}`)]
  return sql<never>`case when notices.read_at is null and notices.weight > excluded.weight
    then ${old} else ${next} end`
}

export interface Wanted {
  userId: string
  /** Where they are now: of other workspaces nothing is told. */
  workspaceIds: string[]
  way?: NoticeWay | undefined
  unread?: boolean
}

/** Newest first. @param before where the page before ended */
export function noticesOf(
  db: Db,
  wanted: Wanted,
  { before, limit }: { before: Pick<NoticesTable, 'at' | 'id'> | null; limit: number },
): Promise<NoticesTable[]> {
  if (wanted.workspaceIds.length === 0) return Promise.resolve([])
  let found = db.selectFrom('notices').selectAll().where(those(wanted))
  if (before)
    found = found.where(({ eb, or, and }) =>
      or([eb('at', '<', before.at), and([eb('at', '=', before.at), eb('id', '<', before.id)])]),
    )
  return found.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}

export async function countUnread(db: Db, wanted: Wanted): Promise<UnreadNotices> {
  const counts = { direct: 0, following: 0 }
  if (wanted.workspaceIds.length === 0) return counts
  const rows = await db
    .selectFrom('notices')
    .select('way')
    .select((eb) => eb.fn.countAll<number | string>().as('unread'))
    .where(those({ ...wanted, unread: true }))
    .groupBy('way')
    .execute()
  for (const { way, unread } of rows) counts[way] = Number(unread)
  return counts
}

/** False when this person has no such notice. */
export async function mark(
  db: Db,
  { userId, id, readAt }: { userId: string; id: string; readAt: string | null },
): Promise<boolean> {
  const result = await db
    .updateTable('notices')
    .set({ read_at: readAt })
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) > 0
}

export interface WhichRead {
  way?: NoticeWay | undefined
  threadId?: string | undefined
  /** About its text; threads are apart. */
  elementId?: string | undefined
  /** The latest that was seen. */
  until?: string | undefined
}

/** How many were unread and are not any more. */
export async function markAll(
  db: Db,
  userId: string,
  { way, threadId, elementId, until }: WhichRead,
  readAt: string,
): Promise<number> {
  let marked = db
    .updateTable('notices')
    .set({ read_at: readAt })
    .where('user_id', '=', userId)
    .where('read_at', 'is', null)
  if (way !== undefined) marked = marked.where('way', '=', way)
  if (threadId !== undefined) marked = marked.where('thread_id', '=', threadId)
  if (elementId !== undefined) marked = marked.where('subject', '=', `text:${elementId}`)
  if (until !== undefined) marked = marked.where('at', '<=', until)
  return Number((await marked.executeTakeFirst()).numUpdatedRows)
}

/** Nothing is told of a thread that is not there any more. Answers whom it was told. */
export async function forgetThread(db: Db, threadId: string): Promise<string[]> {
  const gone = await db
    .deleteFrom('notices')
    .where('thread_id', '=', threadId)
    .returning('user_id')
    .execute()
  return gone.map(({ user_id }) => user_id)
}

/** The same of a message that was all somebody was told of. */
export async function forgetMessage(db: Db, messageId: string): Promise<string[]> {
  const gone = await db
    .deleteFrom('notices')
    .where('message_id', '=', messageId)
    .where('count', '=', 1)
    .returning('user_id')
    .execute()
  return gone.map(({ user_id }) => user_id)
}

export async function forgetNoticesOf(db: Db, userId: string, workspaceId: string): Promise<void> {
  await db
    .deleteFrom('notices')
    .where('user_id', '=', userId)
    .where('workspace_id', '=', workspaceId)
    .execute()
}

/** @param before by when it was read, and by when it happened if it never was */
export async function forgetOld(db: Db, before: { read: string; at: string }): Promise<void> {
  await db
    .deleteFrom('notices')
    .where((eb) => eb.or([eb('read_at', '<', before.read), eb('at', '<', before.at)]))
    .execute()
}

function those({ userId, workspaceIds, way, unread = false }: Wanted) {
  return ({ eb, and }: ExpressionBuilder<Schema, 'notices'>) =>
    and([
      eb('user_id', '=', userId),
      eb('workspace_id', 'in', workspaceIds),
      ...(way === undefined ? [] : [eb('way', '=', way)]),
      ...(unread ? [eb('read_at', 'is', null)] : []),
    ])
}

/** Unread, and not in a mail since the last of it happened; oldest first. */
export function noticesToMail(
  db: Db,
  userId: string,
  workspaceIds: string[],
): Promise<NoticesTable[]> {
  if (workspaceIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('notices')
    .selectAll()
    .where(those({ userId, workspaceIds, unread: true }))
    .where((eb) =>
      eb.or([eb('mailed_at', 'is', null), eb('mailed_at', '<', eb.fn.coalesce('direct_at', 'at'))]),
    )
    .orderBy('at')
    .orderBy('id')
    .limit(500)
    .execute()
}

/** They were in a mail as they were read from the table; what happened since was not. */
export async function markMailed(db: Db, rows: readonly NoticesTable[]): Promise<void> {
  for (const { id, at } of rows)
    await db.updateTable('notices').set({ mailed_at: at }).where('id', '=', id).execute()
}

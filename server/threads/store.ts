import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema'
import type { ThreadMessagesTable, ThreadReactionsTable, ThreadsTable } from '../db/tables/threads'

type Db = Kysely<Schema>

/** False when there is one of this id already. */
export async function insertThread(db: Db, row: ThreadsTable): Promise<boolean> {
  const result = await db
    .insertInto('threads')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows) > 0
}

export function threadById(db: Db, id: string): Promise<ThreadsTable | undefined> {
  return db.selectFrom('threads').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Oldest first. */
export function threadsOf(db: Db, elementId: string): Promise<ThreadsTable[]> {
  return db
    .selectFrom('threads')
    .selectAll()
    .where('element_id', '=', elementId)
    .orderBy('opened_at')
    .orderBy('id')
    .execute()
}

/** How many threads are open, and suggestions among them, of those of these elements that have any. */
export async function countOpen(db: Db, elementIds: string[]) {
  if (elementIds.length === 0) return []
  const rows = await db
    .selectFrom('threads')
    .select('element_id')
    .select('kind')
    .select((eb) => eb.fn.countAll<number | string>().as('open'))
    .where('element_id', 'in', elementIds)
    .where('state', '=', 'open')
    .groupBy(['element_id', 'kind'])
    .execute()
  const found = new Map<string, { elementId: string; open: number; suggestions: number }>()
  for (const { element_id: elementId, kind, open } of rows) {
    const before = found.get(elementId) ?? { elementId, open: 0, suggestions: 0 }
    const suggestions = before.suggestions + (kind === 'suggestion' ? Number(open) : 0)
    found.set(elementId, { elementId, open: before.open + Number(open), suggestions })
  }
  return [...found.values()]
}

/**
 * Makes everyone else who changes this thread wait until this transaction ends. An update, because
 * SQLite has no row locks to ask for. False when the thread is gone.
 */
export async function lockThread(db: Db, id: string): Promise<boolean> {
  const result = await db
    .updateTable('threads')
    .set((row) => ({ last_at: row.ref('last_at') }))
    .where('id', '=', id)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) > 0
}

/** Changes a thread; whoever wants to change it too waits until this transaction ends. False when it is gone. */
export async function updateThread(
  db: Db,
  id: string,
  change: Partial<Omit<ThreadsTable, 'id' | 'element_id'>>,
): Promise<boolean> {
  const result = await db.updateTable('threads').set(change).where('id', '=', id).executeTakeFirst()
  return Number(result.numUpdatedRows) > 0
}

/** With everything said in it. */
export async function deleteThread(db: Db, id: string): Promise<void> {
  await db.deleteFrom('threads').where('id', '=', id).execute()
}

/** At the end of its thread, which must be locked. False when there is one of this id already. */
export async function insertMessage(
  db: Db,
  row: Omit<ThreadMessagesTable, 'seq'>,
): Promise<boolean> {
  const { last } = await db
    .selectFrom('thread_messages')
    .select((eb) => eb.fn.max('seq').as('last'))
    .where('thread_id', '=', row.thread_id)
    .executeTakeFirstOrThrow()
  const result = await db
    .insertInto('thread_messages')
    .values({ ...row, seq: Number(last ?? 0) + 1 })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows) > 0
}

export function messageById(db: Db, id: string): Promise<ThreadMessagesTable | undefined> {
  return db.selectFrom('thread_messages').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Those of these that are there. */
export async function messagesByIds(db: Db, ids: string[]): Promise<ThreadMessagesTable[]> {
  if (ids.length === 0) return []
  return db.selectFrom('thread_messages').selectAll().where('id', 'in', ids).execute()
}

/** Of these threads, in the order in which they were said. */
export function messagesOf(db: Db, which: Which): Promise<ThreadMessagesTable[]> {
  return db
    .selectFrom('thread_messages')
    .selectAll()
    .where('thread_id', 'in', threadIds(db, which))
    .orderBy('seq')
    .execute()
}

/** In the order in which they were given. */
export function reactionsOf(db: Db, which: Which): Promise<ThreadReactionsTable[]> {
  return db
    .selectFrom('thread_reactions')
    .selectAll()
    .where('message_id', 'in', (eb) =>
      eb
        .selectFrom('thread_messages')
        .select('thread_messages.id')
        .where('thread_id', 'in', threadIds(db, which)),
    )
    .orderBy('at')
    .orderBy('user_id')
    .execute()
}

/** All threads of an element, or one. */
export type Which = { elementId: string } | { threadId: string }

/** For a query over what belongs to these threads. */
export function threadIds(db: Db, which: Which) {
  const ids = db.selectFrom('threads').select('threads.id')
  return 'elementId' in which
    ? ids.where('element_id', '=', which.elementId)
    : ids.where('threads.id', '=', which.threadId)
}

export async function updateMessage(
  db: Db,
  id: string,
  change: Pick<ThreadMessagesTable, 'body' | 'words'> &
    Partial<Pick<ThreadMessagesTable, 'edited_at' | 'deleted_at'>>,
): Promise<void> {
  await db.updateTable('thread_messages').set(change).where('id', '=', id).execute()
}

/** Its reactions must be gone. */
export async function deleteMessage(db: Db, id: string): Promise<void> {
  await db.deleteFrom('thread_messages').where('id', '=', id).execute()
}

/** False when they had reacted so already. */
export async function insertReaction(db: Db, row: ThreadReactionsTable): Promise<boolean> {
  const result = await db
    .insertInto('thread_reactions')
    .values(row)
    .onConflict((conflict) => conflict.columns(['message_id', 'kind', 'user_id']).doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows) > 0
}

/** False when they had not reacted so. */
export async function deleteReaction(
  db: Db,
  row: Omit<ThreadReactionsTable, 'at'>,
): Promise<boolean> {
  const result = await db
    .deleteFrom('thread_reactions')
    .where('message_id', '=', row.message_id)
    .where('kind', '=', row.kind)
    .where('user_id', '=', row.user_id)
    .executeTakeFirst()
  return Number(result.numDeletedRows) > 0
}

export async function deleteReactionsTo(db: Db, messageId: string): Promise<void> {
  await db.deleteFrom('thread_reactions').where('message_id', '=', messageId).execute()
}

/**
 * A message with where it was said. Nobody changes it until this transaction ends. Undefined when it
 * is gone, or has no words any more.
 */
export async function messageInPlace(db: Db, id: string) {
  // An update, because SQLite has no row locks to ask for.
  await db
    .updateTable('thread_messages')
    .set((row) => ({ seq: row.ref('seq') }))
    .where('id', '=', id)
    .execute()
  return db
    .selectFrom('thread_messages as m')
    .innerJoin('threads', 'threads.id', 'm.thread_id')
    .innerJoin('elements', 'elements.id', 'threads.element_id')
    .innerJoin('canvases', 'canvases.id', 'elements.canvas_id')
    .select(['canvases.workspace_id', 'canvases.id as canvas_id', 'elements.id as element_id'])
    .select(['m.thread_id as opens', 'm.words', 'm.at', 'm.author_id as by_id'])
    .where('m.id', '=', id)
    .where('m.body', 'is not', null)
    .executeTakeFirst()
}

/** In the order of ids; from the first for null. */
export async function messageIdsAfter(db: Db, id: string | null, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('thread_messages')
    .select('id')
    .where('id', '>', id ?? '')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

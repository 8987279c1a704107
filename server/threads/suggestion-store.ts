import type { Kysely } from 'kysely'
import type { SuggestionState } from '../../lib/suggestions/suggestion'
import type { Schema } from '../db/schema'
import type { SuggestionsTable } from '../db/tables/threads'
import { threadIds, type Which } from './store'

type Db = Kysely<Schema>

export async function insertSuggestion(db: Db, row: SuggestionsTable): Promise<void> {
  await db.insertInto('suggestions').values(row).execute()
}

export function suggestionsOf(db: Db, which: Which): Promise<SuggestionsTable[]> {
  return db
    .selectFrom('suggestions')
    .selectAll()
    .where('thread_id', 'in', threadIds(db, which))
    .execute()
}

/** How many suggestions of one person wait in an element. */
export async function countWaiting(db: Db, elementId: string, userId: string): Promise<number> {
  const { count } = await db
    .selectFrom('suggestions')
    .innerJoin('threads', 'threads.id', 'suggestions.thread_id')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('threads.element_id', '=', elementId)
    .where('threads.opened_by', '=', userId)
    .where('suggestions.state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** What a suggestion keeps of the text, without what was erased for good. */
export async function changeWords(
  db: Db,
  threadId: string,
  change: Pick<SuggestionsTable, 'before' | 'after'>,
): Promise<void> {
  await db.updateTable('suggestions').set(change).where('thread_id', '=', threadId).execute()
}

/**
 * Changes a suggestion that is in one of these states, and nothing else: of two who want to decide
 * it at once, one is told false.
 * @param more what else must hold of it
 */
export async function changeSuggestion(
  db: Db,
  threadId: string,
  from: readonly SuggestionState[],
  change: Partial<Omit<SuggestionsTable, 'thread_id' | 'batch_id'>>,
  more: { notInText?: true; handOf?: { userId: string; orBefore: string } } = {},
): Promise<boolean> {
  let query = db
    .updateTable('suggestions')
    .set(change)
    .where('thread_id', '=', threadId)
    .where('state', 'in', from)
  const { notInText, handOf } = more
  if (notInText) query = query.where('in_text_at', 'is', null)
  if (handOf)
    query = query.where((eb) =>
      eb.or([eb('hand_id', '=', handOf.userId), eb('hand_at', '<=', handOf.orBefore)]),
    )
  return Number((await query.executeTakeFirst()).numUpdatedRows) > 0
}

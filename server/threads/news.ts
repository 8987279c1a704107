import type { ThreadTurn } from '../../lib/since'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { ThreadsTable } from '../db/tables/threads'

/** What is asked: what others did in the threads of an element since a time. */
export interface NewsWanted {
  elementId: string
  /** ISO time. */
  since: string
}

export interface NewInThread {
  id: string
  elementId: string
  kind: ThreadsTable['kind']
  turn: ThreadTurn
  byId: string | null
  at: string
  words: string
}

/** How much of a message is told. */
const WORDS_MAX = 160

/** What is new in threads for one person. Whether they may read them is decided before. */
export class ThreadNews {
  constructor(private readonly parts: { database: Database<Schema> }) {}

  /** Newest first; of each thread the last thing that others did. */
  async since(userId: string, wanted: readonly NewsWanted[]): Promise<NewInThread[]> {
    if (wanted.length === 0) return []
    const { db } = this.parts.database
    const threads = await db
      .selectFrom('threads')
      .selectAll()
      .where((eb) =>
        eb.or(
          wanted.map(({ elementId, since }) =>
            eb.and([eb('element_id', '=', elementId), eb('last_at', '>', since)]),
          ),
        ),
      )
      .orderBy('last_at', 'desc')
      .orderBy('id')
      .execute()
    if (threads.length === 0) return []
    const messages = await db
      .selectFrom('thread_messages')
      .select(['thread_id', 'author_id', 'at', 'words', 'deleted_at', 'seq'])
      .where(
        'thread_id',
        'in',
        threads.map(({ id }) => id),
      )
      .orderBy('seq')
      .execute()
    const sinceOf = new Map(wanted.map(({ elementId, since }) => [elementId, since]))
    return threads.flatMap((thread) => {
      const said = messages.filter(({ thread_id }) => thread_id === thread.id)
      const since = sinceOf.get(thread.element_id) ?? ''
      const last = lastTurn(thread, said, { userId, since })
      if (!last) return []
      const { id, element_id: elementId, kind } = thread
      const words = (said[0]?.words ?? '').replace(/\s+/g, ' ').slice(0, WORDS_MAX)
      return [{ ...{ id, elementId, kind, words }, ...last }]
    })
  }
}

interface Said {
  author_id: string
  at: string
  deleted_at: string | null
}

/** The weightiest of what others did: that a thread is new says more than that it was answered. */
function lastTurn(
  thread: ThreadsTable,
  said: readonly Said[],
  { userId, since }: { userId: string; since: string },
): { turn: ThreadTurn; byId: string | null; at: string } | null {
  const { opened_at, opened_by, resolved_at, resolved_by } = thread
  const isTheirs = (by: string | null, at: string | null): at is string =>
    by !== userId && at !== null && at > since
  if (isTheirs(opened_by, opened_at)) return { turn: 'opened', byId: opened_by, at: opened_at }
  if (isTheirs(resolved_by, resolved_at))
    return { turn: 'resolved', byId: resolved_by, at: resolved_at }
  const answer = said.findLast(
    ({ author_id, at, deleted_at }) => deleted_at === null && isTheirs(author_id, at),
  )
  return answer ? { turn: 'answered', byId: answer.author_id, at: answer.at } : null
}

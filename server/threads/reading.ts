import { AppError } from '../../lib/errors'
import type { Locale } from '../../lib/locales'
import type { Thread } from '../../lib/threads'
import type { SeenElement } from '../canvases/elements'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { ThreadsTable } from '../db/tables/threads'
import type { Caller } from '../http/caller'
import { demand } from '../workspaces/access'
import type { NamesParts } from './checks'
import { namedInAll, shownThreads } from './shown'
import { messagesOf, reactionsOf, threadById, threadsOf, type Which } from './store'
import { suggestionsOf } from './suggestion-store'

export interface ReadingParts extends NamesParts {
  database: Database<Schema>
}

/** A thread, the element it is about, and what somebody may do there. */
export interface FoundThread {
  thread: ThreadsTable
  seen: SeenElement
}

/** Which element, for whoever may read what is said about it. @throws AppError not_found */
export async function seenByReader(
  { elements }: ReadingParts,
  caller: Caller,
  elementId: string,
): Promise<SeenElement> {
  const seen = await elements.seen(caller, elementId)
  demand(caller, seen.role, 'comment.read')
  return seen
}

/** @throws AppError not_found */
export async function findThread(
  parts: ReadingParts,
  caller: Caller,
  threadId: string,
): Promise<FoundThread> {
  const thread = await threadById(parts.database.db, threadId)
  if (!thread) throw new AppError('not_found')
  return { thread, seen: await seenByReader(parts, caller, thread.element_id) }
}

/** Threads as the API shows them, with all that is said in them. */
export async function showThreads(
  { database, members, teams, elements }: ReadingParts,
  { canvas }: SeenElement,
  threads: ThreadsTable[],
  which: Which,
  locale: Locale,
): Promise<Thread[]> {
  const [messages, reactions, suggestions, people] = await Promise.all([
    messagesOf(database.db, which),
    reactionsOf(database.db, which),
    suggestionsOf(database.db, which),
    members.people(canvas.workspace_id),
  ])
  const linked = namedInAll(messages)
  const cast = {
    people,
    teams: await teams.named(canvas.workspace_id, linked.teams),
    elements: await elements.named(canvas.workspace_id, linked.elements, locale),
  }
  return shownThreads({ threads, messages, reactions, suggestions }, cast)
}

/** These threads of an element, in this order; those that are gone are left out. */
export async function showThese(
  parts: ReadingParts,
  seen: SeenElement,
  ids: readonly string[],
  locale: Locale,
): Promise<Thread[]> {
  const elementId = seen.element.id
  const all = new Map(
    (await threadsOf(parts.database.db, elementId)).map((thread) => [thread.id, thread]),
  )
  const wanted = ids.flatMap((id) => all.get(id) ?? [])
  return showThreads(parts, seen, wanted, { elementId }, locale)
}

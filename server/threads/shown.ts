import type { Anchor } from '../../lib/anchors/anchor'
import type { Person } from '../../lib/people'
import { REACTIONS } from '../../lib/reactions'
import { namedIn, type MessageBody, type NamedIds } from '../../lib/thread-body'
import type { SliceJson } from '../../lib/suggestions/slice-json'
import type { SuggestedGround, Suggestion } from '../../lib/suggestions/suggestion'
import type { NamedElement, NamedTeam, Thread, ThreadMessage } from '../../lib/threads'
import type {
  SuggestionsTable,
  ThreadMessagesTable,
  ThreadReactionsTable,
  ThreadsTable,
} from '../db/tables/threads'

export interface ThreadRows {
  threads: ThreadsTable[]
  messages: ThreadMessagesTable[]
  reactions: ThreadReactionsTable[]
  suggestions: SuggestionsTable[]
}

/** Those who appear in threads, by id, as they go by now. */
export interface Cast {
  people: ReadonlyMap<string, Person>
  teams: ReadonlyMap<string, NamedTeam>
  elements: ReadonlyMap<string, NamedElement>
}

/** Rows as the API shows them. */
export function shownThreads(rows: ThreadRows, cast: Cast): Thread[] {
  const { threads, messages, reactions, suggestions } = rows
  const reactionsTo = grouped(reactions, ({ message_id }) => message_id)
  const messagesIn = grouped(messages, ({ thread_id }) => thread_id)
  const suggestionOf = new Map(suggestions.map((row) => [row.thread_id, row]))
  const personOf = (id: string | null) => (id === null ? null : (cast.people.get(id) ?? null))
  return threads.map((row) => ({
    id: row.id,
    elementId: row.element_id,
    kind: row.kind,
    scope: row.scope,
    anchor: row.anchor === null ? null : (JSON.parse(row.anchor) as Anchor),
    state: row.state,
    openedBy: personOf(row.opened_by),
    openedAt: row.opened_at,
    resolvedBy: personOf(row.resolved_by),
    resolvedAt: row.resolved_at,
    lastAt: row.last_at,
    messages: (messagesIn.get(row.id) ?? []).map((message) =>
      shownMessage(message, reactionsTo.get(message.id) ?? [], cast),
    ),
    suggestion: shownSuggestion(suggestionOf.get(row.id), personOf),
  }))
}

function shownSuggestion(
  row: SuggestionsTable | undefined,
  personOf: (id: string | null) => Person | null,
): Suggestion | null {
  if (!row) return null
  return {
    ...{ state: row.state, batchId: row.batch_id },
    // As they were checked when they came.
    ground: JSON.parse(row.ground) as SuggestedGround,
    before: row.before === null ? null : (JSON.parse(row.before) as SliceJson),
    after: row.after === null ? null : (JSON.parse(row.after) as SliceJson),
    ...{ decidedBy: personOf(row.decided_by), decidedAt: row.decided_at, reason: row.reason },
    ...{ hand: personOf(row.hand_id), handAt: row.hand_at, inText: row.in_text_at !== null },
  }
}

/** Teams that any of these messages calls on, and elements that any of them links to. */
export function namedInAll(
  messages: readonly Pick<ThreadMessagesTable, 'body'>[],
): Pick<NamedIds, 'teams' | 'elements'> {
  const named = messages.flatMap(({ body }) => (body === null ? [] : [namedIn(bodyOf(body))]))
  return {
    teams: [...new Set(named.flatMap(({ teams }) => teams))],
    elements: [...new Set(named.flatMap(({ elements }) => elements))],
  }
}

function shownMessage(
  row: ThreadMessagesTable,
  reactions: ThreadReactionsTable[],
  { people, teams, elements }: Cast,
): ThreadMessage {
  const body = row.body === null ? null : bodyOf(row.body)
  const named = body ? namedIn(body) : { people: [], teams: [], elements: [] }
  const byKind = grouped(reactions, ({ kind }) => kind)
  return {
    id: row.id,
    author: people.get(row.author_id) ?? null,
    at: row.at,
    editedAt: row.edited_at,
    deletedAt: row.deleted_at,
    body,
    reactions: REACTIONS.flatMap((kind) => {
      const given = present(byKind.get(kind) ?? [], ({ user_id }) => people.get(user_id))
      return given.length > 0 ? [{ kind, people: given }] : []
    }),
    mentions: present(named.people, (id) => people.get(id)),
    teams: present(named.teams, (id) => teamOf(teams.get(id))),
    elements: present(named.elements, (id) => elements.get(id)),
  }
}

function teamOf(team: NamedTeam | undefined): NamedTeam | undefined {
  return team && { id: team.id, name: team.name }
}

/** The body as it was stored. It was checked when it came. */
export function bodyOf(stored: string): MessageBody {
  return JSON.parse(stored) as MessageBody
}

function present<A, B>(values: readonly A[], find: (value: A) => B | undefined): B[] {
  return values.flatMap((value) => find(value) ?? [])
}

function grouped<K, V>(values: readonly V[], keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return groups
}

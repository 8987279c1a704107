import { AppError } from '../../lib/errors'
import { bodyText, type MessageBody } from '../../lib/thread-body'
import type { ReactionKind } from '../../lib/reactions'
import type { ThreadKind, ThreadPlace, ThreadState } from '../../lib/threads'
import type { Tx } from '../db/database'
import type { Schema } from '../db/schema'
import { indexMessage } from './said'
import type { CheckedSuggestion } from './suggestion-checks'
import { insertSuggestion } from './suggestion-store'
import {
  deleteMessage,
  deleteReactionsTo,
  deleteThread,
  insertMessage,
  insertReaction,
  insertThread,
  lockThread,
  messageById,
  messagesOf,
  threadById,
  updateMessage,
  updateThread,
} from './store'

// Whether somebody may is settled before; the example writes its comments through these too.

export interface NewThread {
  id: string
  elementId: string
  place: ThreadPlace
  by: string
  at: string
  message: NewWords
}

export type NewSuggestion = CheckedSuggestion & {
  elementId: string
  batchId: string
  by: string
  at: string
}

export interface NewWords {
  id: string
  body: MessageBody
}

export type NewMessage = NewWords & { threadId: string; by: string; at: string }

/**
 * Begins a thread with its first message. @returns false when this person had begun it already
 * @throws AppError bad_request when the id of the thread or the message is somebody else's
 */
export async function beginThread(tx: Tx<Schema>, wanted: NewThread): Promise<boolean> {
  const { id, by, at, message } = wanted
  if (!(await begin(tx, 'comment', wanted))) return false
  await addMessage(tx, { ...message, threadId: id, by, at })
  return true
}

/**
 * Begins a thread that suggests something, with what is said about it if anything is.
 * @returns false when this person had begun it already @throws as `beginThread`
 */
export async function beginSuggestion(tx: Tx<Schema>, wanted: NewSuggestion): Promise<boolean> {
  const { id, batchId, ground, before, after, by, at, message } = wanted
  if (!(await begin(tx, 'suggestion', wanted))) return false
  await insertSuggestion(tx.db, {
    ...{ thread_id: id, batch_id: batchId, ground: JSON.stringify(ground) },
    ...{ before: JSON.stringify(before), after: JSON.stringify(after), state: 'waiting' },
    ...{ decided_by: null, decided_at: null, reason: null },
    ...{ hand_id: null, hand_at: null, in_text_at: null },
  })
  if (message) await addMessage(tx, { ...message, threadId: id, by, at })
  return true
}

async function begin(
  tx: Tx<Schema>,
  kind: ThreadKind,
  { id, elementId, place, by, at }: Omit<NewThread, 'message'>,
): Promise<boolean> {
  const begun = await insertThread(tx.db, {
    ...{ id, element_id: elementId, kind, scope: place.scope, state: 'open' },
    anchor: place.anchor && JSON.stringify(place.anchor),
    ...{ opened_by: by, opened_at: at, resolved_by: null, resolved_at: null, last_at: at },
  })
  if (begun) return true
  const there = await threadById(tx.db, id)
  const isSame = there?.opened_by === by && there.element_id === elementId && there.kind === kind
  if (!isSame) throw inUse()
  return false
}

/**
 * Adds a message to a thread. @returns false when this person had said it there already
 * @throws AppError not_found when the thread is gone; bad_request when the id is somebody else's
 */
export async function addMessage(tx: Tx<Schema>, message: NewMessage): Promise<boolean> {
  const { id, threadId, by, at, body } = message
  const there = await messageById(tx.db, id)
  if (there) {
    if (there.author_id !== by || there.thread_id !== threadId) throw inUse()
    return false
  }
  if (!(await updateThread(tx.db, threadId, { last_at: at }))) throw new AppError('not_found')
  const added = await insertMessage(tx.db, {
    ...{ id, thread_id: threadId, author_id: by, at, edited_at: null, deleted_at: null },
    ...{ body: JSON.stringify(body), words: bodyText(body) },
  })
  // Asked twice at the same moment: the other one has it.
  if (!added) return addMessage(tx, message)
  await indexMessage(tx, id)
  return true
}

/** Resolves a thread, or opens it again. */
export async function turnThread(
  tx: Tx<Schema>,
  threadId: string,
  state: ThreadState,
  by: string,
  at: string,
): Promise<void> {
  const resolved = state === 'resolved'
  await updateThread(tx.db, threadId, {
    ...{ state, last_at: at },
    resolved_by: resolved ? by : null,
    resolved_at: resolved ? at : null,
  })
}

/** Attaches a thread to another place. */
export async function attachThread(
  tx: Tx<Schema>,
  threadId: string,
  { scope, anchor }: ThreadPlace,
): Promise<void> {
  const stored = anchor && JSON.stringify(anchor)
  await updateThread(tx.db, threadId, { scope, anchor: stored })
}

/** @returns false when they had reacted so already */
export function giveReaction(
  tx: Tx<Schema>,
  { messageId, kind, by, at }: { messageId: string; kind: ReactionKind; by: string; at: string },
): Promise<boolean> {
  return insertReaction(tx.db, { message_id: messageId, kind, user_id: by, at })
}

/**
 * Takes a message back: its words and what was said to them without words. A trace stays while
 * answers follow it; traces at the end go too. @returns whether anything is left of the thread
 */
export async function takeBack(
  tx: Tx<Schema>,
  threadId: string,
  messageId: string,
  at: string,
): Promise<boolean> {
  // Nobody answers or reacts until this is done.
  if (!(await lockThread(tx.db, threadId))) return false
  await deleteReactionsTo(tx.db, messageId)
  await updateMessage(tx.db, messageId, { body: null, words: '', deleted_at: at })
  const messages = await messagesOf(tx.db, { threadId })
  const last = messages.findLastIndex(({ body }) => body !== null)
  for (const { id } of messages.slice(last + 1)) await deleteMessage(tx.db, id)
  await indexMessage(tx, messageId)
  // A suggestion is more than what is said about it.
  if (last >= 0 || (await threadById(tx.db, threadId))?.kind === 'suggestion') return true
  await deleteThread(tx.db, threadId)
  return false
}

/** Ids are made by whoever writes; whose an id is already is told to nobody. */
function inUse(): AppError {
  return new AppError('bad_request', { id: 'Choose another id.' })
}

import type { z } from 'zod'
import { AppError } from '../../lib/errors'
import type { Locale } from '../../lib/locales'
import { REACTIONS } from '../../lib/reactions'
import type { Action, Role, Subject } from '../../lib/roles'
import { bodyText, type MessageBody } from '../../lib/thread-body'
import type {
  MessageMake,
  OpenThreads,
  Thread,
  ThreadChange,
  ThreadFilter,
  ThreadList,
  ThreadMake,
} from '../../lib/threads'
import type { Elements, SeenElement } from '../canvases/elements'
import type { Readings } from '../canvases/readings'
import type { Database, Tx } from '../db/database'
import type { Schema } from '../db/schema'
import type { ThreadMessagesTable } from '../db/tables/threads'
import type { Events } from '../events/events'
import type { Caller } from '../http/caller'
import type { Sync } from '../sync/sync'
import { demand } from '../workspaces/access'
import type { Members } from '../workspaces/members'
import { checkRoom, mayChange } from './changing'
import { checkNames, checkPlace, type NamesParts } from './checks'
import type { Pace } from './pace'
import { findThread, seenByReader, showThreads, type FoundThread } from './reading'
import { indexMessage } from './said'
import { bodyOf } from './shown'
import {
  countOpen,
  deleteReaction,
  lockThread,
  messageById,
  threadById,
  threadsOf,
  updateMessage,
} from './store'
import { saidIn, tellOfThread, type ThreadChanged } from './telling'
import {
  addMessage,
  attachThread,
  beginThread,
  giveReaction,
  takeBack,
  turnThread,
} from './writing'

export interface ThreadsParts extends NamesParts {
  database: Database<Schema>
  sync: Sync
  events: Events
  members: Members
  elements: Elements
  readings: Readings
  pace: Pace
}

/**
 * Comments. They lie beside the texts: commenting needs no right to write, and no byte of a text
 * changes for it. Every change is announced to whoever has the canvas open, once it is on disk.
 * All methods: @throws AppError not_found for outsiders. Those that change something:
 * @throws AppError not_allowed, scope_too_small, canvas_archived, comments_too_fast
 */
export class Threads {
  constructor(private readonly parts: ThreadsParts) {}

  /** The threads of an element, oldest first, and how many there are of each state. */
  async list(
    caller: Caller,
    elementId: string,
    { state }: z.output<typeof ThreadFilter>,
    locale: Locale,
  ): Promise<ThreadList> {
    const seen = await this.seen(caller, elementId)
    const threads = await threadsOf(this.parts.database.db, elementId)
    const wanted = threads.filter((thread) => state === 'all' || thread.state === state)
    const open = threads.filter((thread) => thread.state === 'open')
    const suggestions = open.filter(({ kind }) => kind === 'suggestion').length
    const resolved = threads.length - open.length
    const counted = { open: open.length, suggestions, resolved }
    const items = await showThreads(this.parts, seen, wanted, { elementId }, locale)
    return { items, counts: counted }
  }

  async read(caller: Caller, threadId: string, locale: Locale): Promise<Thread> {
    const { thread, seen } = await this.find(caller, threadId)
    const [shown] = await showThreads(this.parts, seen, [thread], { threadId }, locale)
    if (!shown) throw new AppError('not_found')
    return shown
  }

  /** Which element of which workspace a thread is about. */
  async placeOf(
    caller: Caller,
    threadId: string,
  ): Promise<{ workspaceId: string; role: Role | null }> {
    const { seen } = await this.find(caller, threadId)
    return { workspaceId: seen.canvas.workspace_id, role: seen.role }
  }

  /** How many threads are open on each element of a canvas that has any, suggestions among them. */
  async openOn(caller: Caller, canvasId: string): Promise<OpenThreads[]> {
    const { readings, members, database } = this.parts
    const place = await readings.placeOfCanvas(canvasId)
    if (!place) throw new AppError('not_found')
    demand(caller, await members.roleOf(place.workspaceId, caller.userId), 'comment.read')
    return countOpen(database.db, await readings.elementIdsOf(canvasId))
  }

  /**
   * Begins a thread. With an id that the same person used for the same element: answers that thread.
   * @throws AppError bad_request for an id in use, and for people or elements that are not here
   */
  async open(
    caller: Caller,
    elementId: string,
    wanted: z.output<typeof ThreadMake>,
    locale: Locale,
  ): Promise<Thread> {
    const seen = await this.seen(caller, elementId)
    this.may(caller, seen, 'comment.write')
    checkPlace(wanted.place)
    await checkNames(this.parts, seen, wanted.message.body, locale)
    await this.parts.database.transaction(async (tx) => {
      await checkRoom(tx, elementId, 1)
      const begun = await beginThread(tx, {
        ...{ id: wanted.id, elementId, place: wanted.place },
        ...{ by: caller.userId, at: now() },
        message: wanted.message,
      })
      const said = saidIn(wanted.id, 'thread.opened', wanted.message)
      if (begun) await this.tell(tx, caller, seen, said)
    })
    return this.read(caller, wanted.id, locale)
  }

  /** Adds a message. @throws as `open` */
  async reply(
    caller: Caller,
    threadId: string,
    { id, body }: z.output<typeof MessageMake>,
    locale: Locale,
  ): Promise<Thread> {
    const { seen } = await this.find(caller, threadId)
    this.may(caller, seen, 'comment.write')
    await checkNames(this.parts, seen, body, locale)
    await this.parts.database.transaction(async (tx) => {
      const message = { id, body, threadId, by: caller.userId, at: now() }
      const said = saidIn(threadId, 'thread.answered', message)
      if (await addMessage(tx, message)) await this.tell(tx, caller, seen, said)
    })
    return this.read(caller, threadId, locale)
  }

  /** Resolves, opens again, attaches to another place: whoever opened it, or writes in the element. */
  async change(
    caller: Caller,
    threadId: string,
    { state, place }: z.output<typeof ThreadChange>,
    locale: Locale,
  ): Promise<Thread> {
    const { thread, seen } = await this.find(caller, threadId)
    const own = thread.opened_by === caller.userId
    this.may(caller, seen, 'comment.resolve', { own, writes: seen.mayWrite })
    if (thread.kind === 'suggestion')
      throw new AppError('bad_request', {
        state: 'A suggestion is accepted, refused or withdrawn.',
      })
    if (place) checkPlace(place)
    await this.parts.database.transaction(async (tx) => {
      const before = await threadById(tx.db, threadId)
      if (!before) throw new AppError('not_found')
      const turned = state !== undefined && state !== before.state
      if (turned) await turnThread(tx, threadId, state, caller.userId, now())
      if (place) await attachThread(tx, threadId, place)
      if (!turned && !place) return
      const kind = state === 'open' ? 'thread.reopened' : 'thread.resolved'
      await this.tell(tx, caller, seen, { threadId, ...(turned && { kind }) })
    })
    return this.read(caller, threadId, locale)
  }

  /** Other words for one's own message. @throws AppError bad_request as `open` */
  async edit(
    caller: Caller,
    messageId: string,
    body: MessageBody,
    locale: Locale,
  ): Promise<Thread> {
    const { message, thread, seen } = await this.message(caller, messageId)
    this.may(caller, seen, 'comment.edit', { own: message.author_id === caller.userId })
    const before = message.body === null ? null : bodyOf(message.body)
    if (!before) throw new AppError('not_found')
    await checkNames(this.parts, seen, body, locale, before)
    const stored = JSON.stringify(body)
    if (stored !== message.body)
      await this.parts.database.transaction(async (tx) => {
        await lockThread(tx.db, thread.id)
        const there = await messageById(tx.db, messageId)
        // Taken back meanwhile: its words must not come back.
        if (!there || there.body === null) throw new AppError('not_found')
        await updateMessage(tx.db, messageId, {
          body: stored,
          words: bodyText(body),
          edited_at: now(),
        })
        await indexMessage(tx, messageId)
        const message = { id: messageId, body }
        const said = saidIn(thread.id, 'message.edited', message, before)
        await this.tell(tx, caller, seen, said)
      })
    return this.read(caller, thread.id, locale)
  }

  /**
   * Takes back one's own message. While there are answers behind it, a trace without words stays.
   * @returns what is left of the thread; null when that was all
   */
  async remove(caller: Caller, messageId: string, locale: Locale): Promise<Thread | null> {
    const { message, thread, seen } = await this.message(caller, messageId)
    this.may(caller, seen, 'comment.remove', { own: message.author_id === caller.userId })
    const left = await this.parts.database.transaction(async (tx) => {
      const still = await takeBack(tx, thread.id, messageId, now())
      const gone = { threadId: thread.id, kind: 'message.removed', messageId } as const
      await this.tell(tx, caller, seen, gone)
      return still
    })
    return left ? this.read(caller, thread.id, locale) : null
  }

  /** Reacts to a message, or not any more. Doing it twice does it once. */
  async react(
    caller: Caller,
    messageId: string,
    wanted: string,
    given: boolean,
    locale: Locale,
  ): Promise<Thread> {
    const { thread, seen } = await this.message(caller, messageId)
    this.may(caller, seen, 'comment.write')
    const kind = REACTIONS.find((each) => each === wanted)
    if (!kind) throw new AppError('not_found')
    await this.parts.database.transaction(async (tx) => {
      // Whoever takes the message back at this moment waits, or is waited for.
      await lockThread(tx.db, thread.id)
      const there = await messageById(tx.db, messageId)
      if (!there || there.body === null) throw new AppError('not_found')
      const changed = given
        ? await giveReaction(tx, { messageId, kind, by: caller.userId, at: now() })
        : await deleteReaction(tx.db, { message_id: messageId, kind, user_id: caller.userId })
      if (changed) await this.tell(tx, caller, seen, { threadId: thread.id })
    })
    return this.read(caller, thread.id, locale)
  }

  private seen(caller: Caller, elementId: string): Promise<SeenElement> {
    return seenByReader(this.parts, caller, elementId)
  }

  private find(caller: Caller, threadId: string): Promise<FoundThread> {
    return findThread(this.parts, caller, threadId)
  }

  private async message(
    caller: Caller,
    messageId: string,
  ): Promise<FoundThread & { message: ThreadMessagesTable }> {
    const message = await messageById(this.parts.database.db, messageId)
    if (!message) throw new AppError('not_found')
    return { message, ...(await this.find(caller, message.thread_id)) }
  }

  private may(caller: Caller, seen: SeenElement, action: Action, subject: Subject = {}): void {
    mayChange(this.parts, caller, seen, action, subject)
  }

  private tell(tx: Tx<Schema>, by: Caller, seen: SeenElement, what: ThreadChanged): Promise<void> {
    return tellOfThread(this.parts, tx, by, seen, what)
  }
}

function now(): string {
  return new Date().toISOString()
}

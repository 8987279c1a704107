import { randomUUID } from 'node:crypto'
import type { EventKind, WorkspaceEvent } from '../../lib/events'
import { NOTICES_CHANGED } from '../../lib/notice-news'
import type { NoticeKind } from '../../lib/notices'
import { can } from '../../lib/roles'
import type { Tx } from '../db/database'
import type { Schema } from '../db/schema'
import type { Sync } from '../sync/sync'
import type { Teams } from '../teams/teams'
import type { Members } from '../workspaces/members'
import type { Mailing } from './mailing'
import { followsOf, forgetFollowsOf, forgetSubject, takePart } from './follow-store'
import { forgetMessage, forgetNoticesOf, forgetThread, tell, type NewNotice } from './store'
import { type Told, toldOf, weightOf } from './told'

export interface TellerParts {
  sync: Sync
  members: Members
  teams: Teams
  mailing: Mailing
  /** Whether a thread is still there. */
  threadStands(tx: Tx<Schema>, threadId: string): Promise<boolean>
}

/** Something that happened to a thread or a text. */
export interface Happening {
  workspaceId: string
  elementId: string
  threadId: string | null
  messageId: string | null
  actorId: string | null
  at: string
  kind: NoticeKind
  personIds: string[]
  teamIds: string[]
  /** Told to those only whom it calls on. */
  onlyCalled?: true
  /** Whose suggestion was decided on. */
  decidedFor?: string[]
}

/** A text that was written in, and when. */
type TextPlace = Pick<Happening, 'workspaceId' | 'elementId' | 'at'>
/** What one person is told, of whom, and of how many such things at once. */
type ToldBy = Told & { actor_id: string | null; count: number }

const WRITTEN = { happened: 'written', called: null, decided: false, thread: null } as const

/** What people are told of an event; null where nobody is. */
const TOLD: Record<EventKind, NoticeKind | null> = {
  'thread.opened': 'opened',
  'thread.answered': 'answered',
  'thread.resolved': 'resolved',
  'thread.reopened': 'reopened',
  'message.edited': 'answered',
  'message.removed': null,
  'suggestion.made': 'suggested',
  'suggestion.accepted': 'accepted',
  'suggestion.refused': 'refused',
  'text.mentioned': 'written',
  // Followers are told that the text changed, as of any other edit.
  'text.restored': null,
  'canvas.created': null,
  'canvas.archived': null,
  'canvas.restored': null,
  'member.joined': null,
  'member.left': null,
}
/** Who does these has a part in the thread from then on. */
const SAYING: ReadonlySet<EventKind> = new Set<EventKind>([
  'thread.opened',
  'thread.answered',
  'suggestion.made',
])
const DECIDING: ReadonlySet<EventKind> = new Set<EventKind>([
  'suggestion.accepted',
  'suggestion.refused',
])

/** Writes down who is told of what, in the transaction in which it happens. */
export class Teller {
  constructor(private readonly parts: TellerParts) {}

  /** For `Events.on`. */
  readonly hear = async (tx: Tx<Schema>, event: WorkspaceEvent): Promise<void> => {
    if (event.kind === 'member.left') return this.forgetPeople(tx, event)
    if (event.kind === 'message.removed') return this.forgetWords(tx, event)
    const happening = happeningFrom(event)
    if (!happening) return
    await this.note(tx, event, happening)
    await this.tell(tx, happening)
  }

  /**
   * Tells everybody whom it concerns and who may read it now, but never whoever did it. The news
   * goes out once it is on disk.
   */
  async tell(tx: Tx<Schema>, happening: Happening): Promise<void> {
    const by = { actor_id: happening.actorId, count: 1 }
    const told = new Map<string, ToldBy>()
    for (const [userId, each] of await this.concerned(tx, happening))
      told.set(userId, { ...each, ...by })
    await this.deliver(tx, happening, told)
  }

  /**
   * Tells those who follow a text that others began to write there, unless they see it, and those
   * who want to know where in the workspace somebody wrote.
   */
  async tellWritten(
    tx: Tx<Schema>,
    { by, seeing, ...place }: { by: readonly string[]; seeing: ReadonlySet<string> } & TextPlace,
  ): Promise<void> {
    const told = new Map<string, ToldBy>()
    for (const [userId, element] of await followsOf(tx.db, place.elementId)) {
      const others = by.filter((id) => id !== userId)
      const actor_id = others.at(-1)
      if (actor_id === undefined || seeing.has(userId)) continue
      const each = toldOf({ ...WRITTEN, element })
      if (each) told.set(userId, { ...each, actor_id, count: others.length })
    }
    await this.deliver(tx, { ...place, threadId: null, messageId: null }, told)
    await this.tellReadersOfNews(tx, place.workspaceId, by)
  }

  private async tellReadersOfNews(
    tx: Tx<Schema>,
    workspaceId: string,
    by: readonly string[],
  ): Promise<void> {
    const { mailing, members } = this.parts
    const readers = (await mailing.readersOfNews(tx)).filter((id) => by.some((who) => who !== id))
    if (readers.length === 0) return
    const present = await members.present(tx, workspaceId, readers)
    await mailing.tellWritten(tx, [...present.keys()])
  }

  private async deliver(
    tx: Tx<Schema>,
    happening: Pick<Happening, keyof TextPlace | 'threadId' | 'messageId'>,
    concerned: ReadonlyMap<string, ToldBy>,
  ): Promise<void> {
    const { workspaceId, elementId, threadId, messageId, at } = happening
    if (concerned.size === 0) return
    const roles = await this.parts.members.present(tx, workspaceId, [...concerned.keys()])
    const rows: NewNotice[] = []
    for (const [userId, told] of concerned) {
      const role = roles.get(userId)
      if (!role || !can({ role, scope: 'session' }, 'element.read').allowed) continue
      rows.push({
        ...{ id: randomUUID(), user_id: userId, workspace_id: workspaceId, element_id: elementId },
        ...{ subject: threadId === null ? `text:${elementId}` : `thread:${threadId}` },
        ...{ thread_id: threadId, message_id: messageId, at },
        ...{ ...told, weight: weightOf(told) },
      })
    }
    if (rows.length === 0) return
    await tell(tx.db, rows)
    await this.parts.mailing.tell(
      tx,
      rows.map(({ user_id, way }) => ({ userId: user_id, way })),
    )
    this.announce(
      tx,
      rows.map(({ user_id }) => user_id),
    )
  }

  private async concerned(tx: Tx<Schema>, happening: Happening) {
    const { workspaceId, elementId, threadId, actorId, kind } = happening
    const { teams } = this.parts
    const named = new Set(happening.personIds)
    const teamed = new Set(await teams.seatedIn(tx, workspaceId, happening.teamIds))
    const ofThread = threadId === null ? null : await followsOf(tx.db, threadId)
    const ofElement = await followsOf(tx.db, elementId)
    const decidedFor = new Set(happening.decidedFor)
    const everybody = new Set([...named, ...teamed, ...decidedFor])
    if (!happening.onlyCalled)
      for (const follows of [ofThread, ofElement])
        for (const userId of follows?.keys() ?? []) everybody.add(userId)
    const found = new Map<string, Told>()
    for (const userId of everybody) {
      if (userId === actorId) continue
      const told = toldOf({
        happened: kind,
        called: named.has(userId) ? 'name' : teamed.has(userId) ? 'team' : null,
        decided: decidedFor.has(userId),
        thread: ofThread?.get(userId) ?? null,
        element: ofElement.get(userId) ?? null,
      })
      if (told) found.set(userId, told)
    }
    return found
  }

  /** Who speaks in a thread, or is called on there by name, takes part in it. */
  private async note(tx: Tx<Schema>, event: WorkspaceEvent, happening: Happening): Promise<void> {
    const { threadId, workspaceId, at } = happening
    if (threadId === null || DECIDING.has(event.kind)) return
    const speaker = SAYING.has(event.kind) ? [event.actorId ?? []].flat() : []
    for (const userId of [...new Set([...speaker, ...happening.personIds])].sort())
      await takePart(tx.db, {
        ...{ user_id: userId, subject_id: threadId, workspace_id: workspaceId, at },
      })
  }

  private async forgetPeople(tx: Tx<Schema>, event: WorkspaceEvent): Promise<void> {
    for (const userId of event.personIds ?? []) {
      await forgetNoticesOf(tx.db, userId, event.workspaceId)
      await forgetFollowsOf(tx.db, userId, event.workspaceId)
    }
  }

  private async forgetWords(tx: Tx<Schema>, event: WorkspaceEvent): Promise<void> {
    const { threadId, messageId } = event
    if (threadId === undefined || messageId === undefined) return
    const stands = await this.parts.threadStands(tx, threadId)
    if (!stands) await forgetSubject(tx.db, threadId)
    const told = stands
      ? await forgetMessage(tx.db, messageId)
      : await forgetThread(tx.db, threadId)
    this.announce(tx, told)
  }

  private announce(tx: Tx<Schema>, userIds: readonly string[]): void {
    const { sync } = this.parts
    tx.onCommit(() => {
      for (const userId of userIds) sync.announceTo(userId, { type: NOTICES_CHANGED })
    })
  }
}

function happeningFrom(event: WorkspaceEvent): Happening | null {
  const { workspaceId, elementId, at, actorId, personIds = [], teamIds = [] } = event
  const kind = TOLD[event.kind]
  if (kind === null || elementId === undefined) return null
  const deciding = DECIDING.has(event.kind)
  const happening: Happening = {
    ...{ workspaceId, elementId, actorId, at, kind },
    ...{ threadId: event.threadId ?? null, messageId: event.messageId ?? null },
    // Whom a decision is about is not called on by it.
    ...(deciding ? { personIds: [], teamIds: [], decidedFor: personIds } : { personIds, teamIds }),
  }
  const onlyCalled = event.kind === 'message.edited' || event.kind === 'text.mentioned'
  return onlyCalled ? { ...happening, onlyCalled } : happening
}

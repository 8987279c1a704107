import type { z } from 'zod'
import { Standing } from '../../lib/canvases'
import { AppError } from '../../lib/errors'
import type { WorkspaceEvent } from '../../lib/events'
import type { Locale } from '../../lib/locales'
import type { Person } from '../../lib/people'
import type { CanvasSeen, CanvasSince, ElementSince, SeenPoint } from '../../lib/since'
import type { Audit } from '../audit/audit'
import type { Elements } from '../canvases/elements'
import type { Readings } from '../canvases/readings'
import type { Database, Tx } from '../db/database'
import type { Schema } from '../db/schema'
import type { SeenPointsTable } from '../db/tables/notices'
import type { Editions } from '../editions/editions'
import type { Caller } from '../http/caller'
import type { Head, Sync } from '../sync/sync'
import { ThreadNews } from '../threads/news'
import { demand } from '../workspaces/access'
import type { Members } from '../workspaces/members'
import { CountedWords } from './counted-words'
import { forgetSeenBy, seenBy, turnPoint } from './seen-store'
import { comparedWith, doneUpTo, seenUpTo } from './visits'

export interface SinceParts {
  database: Database<Schema>
  sync: Pick<Sync, 'heads' | 'writtenSince' | 'wordsSince'>
  members: Members
  elements: Elements
  readings: Readings
  editions: Editions
  audit: Audit
  /** Milliseconds since 1970. */
  now?: () => number
}

/** A text, and what one person compares it with. */
interface Compared {
  elementId: string
  documentId: string
  head: Head | undefined
  seen: SeenPoint | null
  from: SeenPoint | null
}

/**
 * What others did since somebody was last there. Up to where they have seen each text is kept for
 * them alone: no answer about anybody else is ever made of it.
 * All methods: @throws AppError not_found
 */
export class Since {
  private readonly threads: ThreadNews
  private readonly counted: CountedWords

  constructor(private readonly parts: SinceParts) {
    this.threads = new ThreadNews(parts)
    this.counted = new CountedWords(parts)
  }

  /** @param since compares with a moment (ISO) instead of with what they have seen */
  async of(
    caller: Caller,
    canvasId: string,
    since: string | undefined,
    locale: Locale,
  ): Promise<CanvasSince> {
    const workspaceId = await this.readable(caller, canvasId, 'canvas.read')
    const who = { userId: caller.userId, workspaceId, canvasId }
    return this.canvasSince(who, since, locale, this.counted)
  }

  /**
   * The same of one person, who may see it: that is decided before.
   * @param counted counts words; without it nobody does
   */
  async canvasSince(
    { userId, workspaceId, canvasId }: { userId: string; workspaceId: string; canvasId: string },
    since: string | undefined,
    locale: Locale,
    counted: CountedWords | null = null,
  ): Promise<CanvasSince> {
    const { members, elements, editions, audit } = this.parts
    const at = new Date(this.now()).toISOString()
    const { compared, lastHere } = await this.compared(userId, canvasId, since)
    const moments = compared.flatMap(({ elementId, from }) =>
      from ? [{ elementId, since: from.at }] : [],
    )
    const startedAt = since ?? lastHere
    const [news, isNew, people, named, said, made, stood] = await Promise.all([
      this.othersSince(userId, compared, since),
      this.unseen(userId, compared, lastHere),
      members.people(workspaceId),
      elements.named(
        workspaceId,
        compared.map(({ elementId }) => elementId),
        locale,
      ),
      this.threads.since(userId, moments),
      editions.madeSince(userId, moments),
      startedAt === null ? [] : audit.standingsSince(workspaceId, canvasId, startedAt),
    ])
    const counts = await this.wordsIn(userId, compared, isNew, counted)
    const nameOf = (id: string | null): Person | null => (id && people.get(id)) || null
    const elementsSince = compared.map(({ elementId, documentId, head, seen, from }) => ({
      ...{ elementId, title: named.get(elementId)?.title ?? '' },
      ...{ head: head?.seq ?? 0, seen, from },
      isNew: isNew.has(documentId),
      words: counts.get(documentId) ?? null,
      by: (news.get(documentId) ?? []).map(({ id, last }) => ({ person: nameOf(id), at: last })),
      threads: said
        .filter((thread) => thread.elementId === elementId)
        .map(({ id, kind, turn, words, byId, at: then }) => {
          return { id, kind, turn, words, person: nameOf(byId), at: then }
        }),
      editions: made
        .filter(({ element_id }) => element_id === elementId)
        .map(({ number, label, made_by, made_at }) => {
          return { number, label, person: nameOf(made_by), at: made_at }
        }),
    })) satisfies ElementSince[]
    const standings = stood.flatMap(({ by, at: then, to: known }) => {
      const to = Standing.safeParse(known)
      return by === userId || !to.success ? [] : [{ person: nameOf(by), at: then, to: to.data }]
    })
    return { at, lastHere, elements: elementsSince, standings }
  }

  /**
   * They have a text open as it stands now.
   * @throws AppError scope_too_small
   */
  async see(caller: Caller, elementId: string): Promise<void> {
    const { database, elements, sync } = this.parts
    const { element, canvas, role } = await elements.seen(caller, elementId)
    demand(caller, role, 'element.mark-seen')
    const heads = await sync.heads([element.document_id])
    const edit = heads.get(element.document_id)?.seq ?? 0
    const now = new Date(this.now()).toISOString()
    const row = {
      ...{ user_id: caller.userId, element_id: elementId, workspace_id: canvas.workspace_id },
    }
    await database.transaction((tx) =>
      turnPoint(tx.db, row, (before) => seenUpTo(before, edit, now)),
    )
  }

  /**
   * They have done with what was new in these, up to what they were shown.
   * @throws AppError scope_too_small; not_found for an element that is not on this canvas
   */
  async finish(
    caller: Caller,
    canvasId: string,
    { elements, at }: z.output<typeof CanvasSeen>,
  ): Promise<void> {
    const workspace_id = await this.readable(caller, canvasId, 'element.mark-seen')
    const { database, readings, sync } = this.parts
    const texts = await readings.textsOf(canvasId)
    const documentOf = new Map(texts.map((text) => [text.elementId, text.documentId]))
    const heads = await sync.heads(texts.map(({ documentId }) => documentId))
    const now = this.now()
    const shownAt = new Date(Math.min(Date.parse(at), now)).toISOString()
    const points = elements.map(({ elementId, edit }) => {
      const documentId = documentOf.get(elementId)
      if (documentId === undefined) throw new AppError('not_found')
      return { elementId, edit: Math.min(edit, heads.get(documentId)?.seq ?? 0) }
    })
    // In one order, so that two tabs of one person cannot wait for each other.
    points.sort((a, b) => (a.elementId < b.elementId ? -1 : 1))
    await database.transaction(async (tx) => {
      for (const { elementId, edit } of points)
        await turnPoint(
          tx.db,
          { user_id: caller.userId, element_id: elementId, workspace_id },
          (before) => doneUpTo(before, edit, shownAt, new Date(now).toISOString()),
        )
    })
  }

  /** For `Events.on`: whoever leaves a workspace has seen nothing there. */
  readonly hear = async (tx: Tx<Schema>, event: WorkspaceEvent): Promise<void> => {
    if (event.kind !== 'member.left') return
    for (const userId of event.personIds ?? []) await forgetSeenBy(tx.db, userId, event.workspaceId)
  }

  private async compared(userId: string, canvasId: string, since: string | undefined) {
    const { database, readings, sync } = this.parts
    const texts = await readings.textsOf(canvasId)
    const heads = await sync.heads(texts.map(({ documentId }) => documentId))
    const points = await seenBy(
      database.db,
      userId,
      texts.map(({ elementId }) => elementId),
    )
    const now = this.now()
    const before = new Map(
      [...points].map(([elementId, point]) => [elementId, comparedWith(point, now)]),
    )
    const ends = [...before.values()].map(({ at }) => at)
    const lastHere = ends.sort().at(-1) ?? null
    // Of a text that they had not opened by then everything is new.
    const never = lastHere === null ? null : { edit: 0, at: lastHere }
    const compared = texts.map(({ elementId, documentId }): Compared => {
      const point = points.get(elementId)
      return {
        ...{ elementId, documentId, head: heads.get(documentId) },
        seen: seenOf(point),
        from: since === undefined ? (before.get(elementId) ?? never) : { edit: 0, at: since },
      }
    })
    return { compared, lastHere }
  }

  /** Others who wrote in each document since what it is compared with, whoever did last first. */
  private async othersSince(
    userId: string,
    compared: readonly Compared[],
    since: string | undefined,
  ) {
    const wanted = compared.flatMap(({ documentId, head, from }) =>
      from && head && head.seq > from.edit
        ? [{ documentId, after: from.edit, since: since === undefined ? 0 : Date.parse(since) }]
        : [],
    )
    const written = await this.parts.sync.writtenSince(wanted)
    return new Map(
      [...written].map(([documentId, all]) => {
        const others = all
          .flatMap(({ userId: id, at }) => (id === null || id === userId ? [] : [{ id, at }]))
          .sort((a, b) => b.at - a.at)
        return [documentId, others.map(({ id, at }) => ({ id, last: new Date(at).toISOString() }))]
      }),
    )
  }

  /** Documents in which others wrote after what this person has seen. */
  private async unseen(
    userId: string,
    compared: readonly Compared[],
    lastHere: string | null,
  ): Promise<ReadonlySet<string>> {
    // Whoever was never on this canvas is not told that all of it is new.
    const wanted = compared.flatMap(({ documentId, head, seen }) =>
      head && head.seq > (seen?.edit ?? 0) && (seen !== null || lastHere !== null)
        ? [{ documentId, after: seen?.edit ?? 0, since: 0 }]
        : [],
    )
    const written = await this.parts.sync.writtenSince(wanted)
    return new Set(
      [...written].flatMap(([documentId, all]) =>
        all.some(({ userId: by }) => by !== null && by !== userId) ? [documentId] : [],
      ),
    )
  }

  /** Of each document with something new, how many words others put in; those not counted are missing. */
  private async wordsIn(
    me: string,
    compared: readonly Compared[],
    isNew: ReadonlySet<string>,
    counted: CountedWords | null,
  ): Promise<ReadonlyMap<string, number>> {
    const found = new Map<string, number>()
    for (const { documentId, head, seen } of compared) {
      if (!counted || !head || !isNew.has(documentId)) continue
      const wanted = { documentId, after: seen?.edit ?? 0, me }
      const words = await counted.of(wanted, head.seq)
      if (words !== null) found.set(documentId, words)
    }
    return found
  }

  /** The workspace of a canvas, for whoever may do this there. */
  private async readable(
    caller: Caller,
    canvasId: string,
    action: 'canvas.read' | 'element.mark-seen',
  ): Promise<string> {
    const place = await this.parts.readings.placeOfCanvas(canvasId)
    if (!place) throw new AppError('not_found')
    const { workspaceId } = place
    const role = await this.parts.members.roleOf(workspaceId, caller.userId)
    demand(caller, role, action)
    return workspaceId
  }

  private now(): number {
    return (this.parts.now ?? Date.now)()
  }
}

function seenOf(point: SeenPointsTable | undefined): SeenPoint | null {
  return point ? { edit: point.edit, at: point.at } : null
}

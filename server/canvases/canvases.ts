import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Canvas, CanvasMake, Standing } from '../../lib/canvases'
import { AppError } from '../../lib/errors'
import type { Framework } from '../../lib/frameworks/framework'
import type { Locale } from '../../lib/locales'
import type { Audit } from '../audit/audit'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { CanvasesTable, ElementsTable } from '../db/tables/canvases'
import type { Events } from '../events/events'
import type { Caller } from '../http/caller'
import type { Author, Sync } from '../sync/sync'
import { demand } from '../workspaces/access'
import type { Members } from '../workspaces/members'
import { announceCanvas } from './announce'
import { firstContent } from './element-text'
import type { Frameworks } from './frameworks'
import { type Holding, holdingsOf } from './holdings'
import { shownCanvases } from './shown'
import { canvasById, canvasesOf, documentIdsOf, elementsOf, insertCanvas } from './store'
import type { Tiles } from './tiles'

export interface CanvasesParts {
  database: Database<Schema>
  sync: Sync
  members: Members
  audit: Audit
  events: Events
  frameworks: Frameworks
  tiles: Tiles
}

/** What a new canvas needs; `at` (ISO time) is earlier than now only when seeding. */
export type NewCanvas = z.output<typeof CanvasMake> & { at?: string; standing?: Standing }

export interface MadeCanvas {
  canvas: CanvasesTable
  elements: ElementsTable[]
}

// First content is nobody's change.
const SERVER: Author = { userId: null, key: null }

/** Canvases: one strategy each, built on one version of a framework. */
export class Canvases {
  constructor(private readonly parts: CanvasesParts) {}

  /** @throws AppError not_found, not_allowed, scope_too_small, bad_request for an unknown framework */
  async create(
    caller: Caller,
    workspaceId: string,
    wanted: NewCanvas,
    locale: Locale,
  ): Promise<Canvas> {
    const role = await this.parts.members.roleOf(workspaceId, caller.userId)
    demand(caller, role, 'canvas.create')
    const made = await this.make(caller.userId, workspaceId, wanted)
    const [canvas] = await this.shown(workspaceId, [made.canvas], locale)
    if (!canvas) throw new Error('A canvas just made is gone.')
    return canvas
  }

  /**
   * Makes a canvas with all its elements, for whom is not asked: seeding does this. Documents come
   * first, so that no row ever names one that does not exist.
   * @throws AppError bad_request for an unknown framework
   */
  async make(userId: string, workspaceId: string, wanted: NewCanvas): Promise<MadeCanvas> {
    const framework = await this.parts.frameworks.newest(workspaceId, wanted.framework)
    if (!framework)
      throw new AppError('bad_request', { framework: 'There is no framework of this name.' })
    const at = wanted.at ?? new Date().toISOString()
    const canvas: CanvasesTable = {
      id: randomUUID(),
      workspace_id: workspaceId,
      title: wanted.title,
      summary: wanted.summary,
      document_id: randomUUID(),
      framework_key: framework.key,
      framework_version: framework.version,
      created_by: userId,
      created_at: at,
      standing: wanted.standing ?? 'exploring',
      archived_at: null,
      archived_by: null,
      origin_canvas_id: null,
      origin_as: null,
      origin_at: null,
    }
    const elements: ElementsTable[] = framework.kinds.map((kind, position) => ({
      id: randomUUID(),
      canvas_id: canvas.id,
      kind: kind.key,
      position,
      title: null,
      document_id: randomUUID(),
    }))
    const since = Date.parse(at)
    await Promise.all([
      this.parts.sync.create(canvas.document_id, null, SERVER, since),
      ...elements.map((element) =>
        this.parts.sync.create(element.document_id, firstContent(), SERVER, since),
      ),
    ])
    await this.parts.database.transaction(async (tx) => {
      await insertCanvas(tx.db, canvas, elements)
      const subject = { kind: 'canvas', id: canvas.id, name: canvas.title } as const
      const detail = { framework: framework.key, version: framework.version }
      const act = { action: 'canvas.made', actorId: userId, subject, detail, at } as const
      await this.parts.audit.record(tx, { workspaceId, ...act })
      const created = { actorId: userId, kind: 'canvas.created', canvasId: canvas.id } as const
      await this.parts.events.tell(tx, { workspaceId, ...created })
      tx.onCommit(() => announceCanvas(this.parts.sync, canvas))
    })
    return { canvas, elements }
  }

  /** Oldest first: those in use, or those in the archive. @throws AppError not_found */
  async list(
    caller: Caller,
    workspaceId: string,
    locale: Locale,
    which: 'in use' | 'archived' = 'in use',
  ): Promise<Canvas[]> {
    demand(caller, await this.parts.members.roleOf(workspaceId, caller.userId), 'canvas.list')
    const rows = await canvasesOf(this.parts.database.db, workspaceId, which)
    return this.shown(workspaceId, rows, locale)
  }

  /** @throws AppError not_found */
  async read(caller: Caller, id: string, locale: Locale): Promise<Canvas> {
    const row = await this.canvas(id)
    demand(caller, await this.parts.members.roleOf(row.workspace_id, caller.userId), 'canvas.read')
    const [canvas] = await this.shown(row.workspace_id, [row], locale)
    if (!canvas) throw new AppError('not_found')
    return canvas
  }

  /** Its framework, in its version and in the words of the workspace. @throws AppError not_found */
  async framework(caller: Caller, id: string): Promise<Framework> {
    const row = await this.canvas(id)
    demand(caller, await this.parts.members.roleOf(row.workspace_id, caller.userId), 'canvas.read')
    const { workspace_id: workspaceId, framework_key: key, framework_version: version } = row
    return this.parts.frameworks.seenIn(workspaceId, key, version)
  }

  /** Every document of a workspace, texts and channels, for those who close doors. */
  documentIdsOf(workspaceId: string): Promise<string[]> {
    return documentIdsOf(this.parts.database.db, workspaceId)
  }

  /** Every canvas with all that is kept of it. */
  holdings(workspaceId: string, locale: Locale): Promise<Holding[]> {
    return holdingsOf(this.parts, workspaceId, locale)
  }

  /** Tells every open board of a workspace that what it shows has changed. */
  async announceAll(workspaceId: string): Promise<void> {
    for (const canvas of await canvasesOf(this.parts.database.db, workspaceId, 'in use'))
      announceCanvas(this.parts.sync, canvas)
  }

  /** The elements of a canvas; null when this workspace has no such canvas. */
  async elementIdsOf(workspaceId: string, canvasId: string): Promise<string[] | null> {
    const row = await canvasById(this.parts.database.db, canvasId)
    if (row?.workspace_id !== workspaceId) return null
    return (await elementsOf(this.parts.database.db, [canvasId])).map(({ id }) => id)
  }

  private async canvas(id: string): Promise<CanvasesTable> {
    const row = await canvasById(this.parts.database.db, id)
    if (!row) throw new AppError('not_found')
    return row
  }

  private shown(workspaceId: string, rows: CanvasesTable[], locale: Locale): Promise<Canvas[]> {
    return shownCanvases(this.parts, workspaceId, rows, locale)
  }
}

import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Canvas, CanvasChange, CanvasEvent, CanvasMake } from '../../lib/canvases'
import { AppError } from '../../lib/errors'
import type { Locale } from '../../lib/locales'
import type { Database } from '../db/database'
import type { CanvasesTable, ElementsTable, Schema } from '../db/schema'
import type { Caller } from '../http/caller'
import type { Author, Sync } from '../sync/sync'
import { demand } from '../workspaces/access'
import type { Members } from '../workspaces/members'
import { firstContent } from './element-text'
import type { Frameworks } from './frameworks'
import {
  canvasById,
  canvasesOf,
  documentIdsOf,
  elementsOf,
  insertCanvas,
  updateCanvas,
} from './store'
import type { Tiles } from './tiles'

export interface CanvasesParts {
  database: Database<Schema>
  sync: Sync
  members: Members
  frameworks: Frameworks
  tiles: Tiles
}

/** What a new canvas needs; `at` (ISO time) is earlier than now only when seeding. */
export type NewCanvas = z.output<typeof CanvasMake> & { at?: string }

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
    const framework = await this.parts.frameworks.newest(wanted.framework)
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
    await this.parts.database.transaction((tx) => insertCanvas(tx.db, canvas, elements))
    return { canvas, elements }
  }

  /** Oldest first. @throws AppError not_found */
  async list(caller: Caller, workspaceId: string, locale: Locale): Promise<Canvas[]> {
    demand(caller, await this.parts.members.roleOf(workspaceId, caller.userId), 'canvas.list')
    const rows = await canvasesOf(this.parts.database.db, workspaceId)
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

  /** @throws AppError not_found, not_allowed, scope_too_small */
  async change(caller: Caller, id: string, change: z.output<typeof CanvasChange>): Promise<void> {
    const row = await this.canvas(id)
    demand(
      caller,
      await this.parts.members.roleOf(row.workspace_id, caller.userId),
      'canvas.change',
    )
    const { title = row.title, summary = row.summary } = change
    await updateCanvas(this.parts.database.db, id, { title, summary })
    this.parts.sync.announce(row.document_id, { type: 'canvas-changed' } satisfies CanvasEvent)
  }

  /** Every document of a workspace, texts and channels, for those who close doors. */
  documentIdsOf(workspaceId: string): Promise<string[]> {
    return documentIdsOf(this.parts.database.db, workspaceId)
  }

  private async canvas(id: string): Promise<CanvasesTable> {
    const row = await canvasById(this.parts.database.db, id)
    if (!row) throw new AppError('not_found')
    return row
  }

  private async shown(
    workspaceId: string,
    rows: CanvasesTable[],
    locale: Locale,
  ): Promise<Canvas[]> {
    if (rows.length === 0) return []
    const elements = await elementsOf(
      this.parts.database.db,
      rows.map((row) => row.id),
    )
    const canvases = new Map(rows.map((row) => [row.id, row]))
    const tiles = await this.parts.tiles.of(workspaceId, canvases, elements, locale)
    return rows.map((row) => ({
      id: row.id,
      workspaceId,
      title: row.title,
      summary: row.summary,
      documentId: row.document_id,
      framework: { key: row.framework_key, version: row.framework_version },
      createdAt: row.created_at,
      elements: elements
        .filter((element) => element.canvas_id === row.id)
        .flatMap((element) => tiles.get(element.id) ?? []),
    }))
  }
}

import type { Locale } from '../../lib/locales'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { CanvasesTable } from '../db/tables/canvases'
import { canvasById, canvasTitles, elementById, elementsOf } from './store'
import type { Tiles } from './tiles'

/** A canvas, or one element of it. */
export interface Place {
  workspaceId: string
  canvasId: string
  /** Null: the whole canvas. */
  elementId: string | null
  archived: boolean
}

/** What there is to read at a place: words only, and which documents hold them. */
export interface Reading {
  title: string
  summary: string
  /** In the order of the framework. `begun` is false while there are no words. */
  elements: { title: string; documentId: string; begun: boolean }[]
}

/**
 * Canvases for those who may read by another right than a role, e.g. a share link; whether they may
 * is decided before. Names nobody.
 */
export class Readings {
  constructor(private readonly parts: { database: Database<Schema>; tiles: Tiles }) {}

  async placeOfCanvas(canvasId: string): Promise<Place | null> {
    const canvas = await canvasById(this.parts.database.db, canvasId)
    if (!canvas) return null
    const archived = canvas.archived_at !== null
    return { workspaceId: canvas.workspace_id, canvasId, elementId: null, archived }
  }

  /** What a canvas is called, an archived one too; null when there is none. */
  async titleOf(canvasId: string): Promise<string | null> {
    return (await canvasById(this.parts.database.db, canvasId))?.title ?? null
  }

  async placeOfElement(elementId: string): Promise<Place | null> {
    const element = await elementById(this.parts.database.db, elementId)
    const place = element && (await this.placeOfCanvas(element.canvas_id))
    return place ? { ...place, elementId } : null
  }

  /** What canvases are called, by id; those that are not there are missing. */
  canvasTitles(ids: string[]): Promise<Map<string, string>> {
    return canvasTitles(this.parts.database.db, ids)
  }

  /** Which documents hold the texts of a canvas, in the order of the framework. */
  async textsOf(canvasId: string): Promise<{ elementId: string; documentId: string }[]> {
    const elements = await elementsOf(this.parts.database.db, [canvasId])
    return elements.map(({ id, document_id }) => ({ elementId: id, documentId: document_id }))
  }

  /** In the order of the framework. */
  async elementIdsOf(canvasId: string): Promise<string[]> {
    const elements = await elementsOf(this.parts.database.db, [canvasId])
    return elements.map(({ id }) => id)
  }

  /** Null when there is nothing (any more), or it is archived. Of an element, its canvas is not told. */
  async read(
    { canvasId, elementId }: Pick<Place, 'canvasId' | 'elementId'>,
    locale: Locale,
  ): Promise<Reading | null> {
    const { db } = this.parts.database
    const canvas = await canvasById(db, canvasId)
    if (!canvas || canvas.archived_at !== null) return null
    const all = await elementsOf(db, [canvasId])
    const wanted = elementId === null ? all : all.filter(({ id }) => id === elementId)
    const canvases = new Map<string, CanvasesTable>([[canvasId, canvas]])
    const tiles = await this.parts.tiles.of(canvas.workspace_id, canvases, wanted, locale)
    const elements = wanted.flatMap(({ id }) => {
      const tile = tiles.get(id)
      if (!tile) return []
      return { title: tile.title, documentId: tile.documentId, begun: tile.words > 0 }
    })
    if (elementId === null) return { title: canvas.title, summary: canvas.summary, elements }
    const [only] = elements
    return only ? { title: only.title, summary: '', elements } : null
  }
}

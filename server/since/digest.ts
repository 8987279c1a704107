import type { Locale } from '../../lib/locales'
import type { Elements } from '../canvases/elements'
import type { Readings } from '../canvases/readings'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import { elementsSeenIn } from './seen-store'
import type { Since } from './since'

/** Where others wrote on one canvas, in names and titles alone. */
export interface CanvasNews {
  canvasId: string
  title: string
  elements: { title: string; names: string[] }[]
}

interface NewsDigestParts {
  database: Database<Schema>
  elements: Elements
  readings: Readings
  since: Since
}

/** What a digest says of where others wrote since somebody was last there. */
export class NewsDigest {
  constructor(private readonly parts: NewsDigestParts) {}

  /**
   * In a workspace the person is in: canvases in use that they have been on.
   * @param after what was written before then (ISO) is left out: it was in a mail
   */
  async of(
    userId: string,
    workspaceId: string,
    after: string,
    locale: Locale,
  ): Promise<CanvasNews[]> {
    const { database, elements, readings, since } = this.parts
    const seen = await elementsSeenIn(database.db, userId, workspaceId)
    const named = await elements.named(workspaceId, seen, locale)
    const news: CanvasNews[] = []
    for (const canvasId of new Set([...named.values()].map((element) => element.canvasId))) {
      const place = await readings.placeOfCanvas(canvasId)
      if (!place || place.archived) continue
      const found = await since.canvasSince({ userId, workspaceId, canvasId }, undefined, locale)
      const written = found.elements.flatMap(({ title, isNew, by }) => {
        const names = by.filter(({ at }) => at >= after).flatMap(({ person }) => person?.name ?? [])
        return isNew && names.length > 0 ? [{ title, names }] : []
      })
      const title = (await readings.titleOf(canvasId)) ?? ''
      if (written.length > 0) news.push({ canvasId, title, elements: written })
    }
    return news
  }
}

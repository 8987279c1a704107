import type { Database, Tx } from '../db/database'
import type { Schema } from '../db/schema'
import { placeOf, textsAfter, type TextPlace } from './store'

/** Which text of which workspace a document is, for those who follow what is written. */
export class TextPlaces {
  constructor(private readonly parts: { database: Database<Schema> }) {}

  /** Null for what is no text: the channel of a canvas, or nothing. */
  async of(documentId: string, tx?: Tx<Schema>): Promise<TextPlace | null> {
    const place = await placeOf((tx ?? this.parts.database).db, documentId)
    if (!place || place.elementId === null) return null
    const { workspaceId, canvasId, elementId } = place
    return { documentId, workspaceId, canvasId, elementId }
  }

  /** Every text there is, in the order of document ids, so many at a time; from the start for null. */
  after(documentId: string | null, limit: number): Promise<TextPlace[]> {
    return textsAfter(this.parts.database.db, documentId, limit)
  }
}

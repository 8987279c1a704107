import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import { findInIndex } from './in-index'
import type { Asked, Found, Source } from './source'

/** The kind of passages of names and notes of editions. */
export const EDITION = 'edition'

/** What editions are called, and what their makers say is new in them. */
export class EditionSource implements Source {
  readonly kind = 'edition'
  readonly action = 'edition.read'

  constructor(private readonly parts: { database: Database<Schema> }) {}

  async find(asked: Asked, limit: number, from: string | null): Promise<Found> {
    const { found, next } = await findInIndex(this.parts.database, EDITION, asked, limit, from)
    const hits = found.map(({ row, place: { canvas, element }, passage }) => ({
      ...({ kind: 'edition', id: String(row.id), canvas, element } as const),
      ...{ number: Number(row.opens), passage, at: row.at },
      by: (row.by_id !== null && asked.people.get(row.by_id)) || null,
    }))
    return { hits, next }
  }
}

import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { Sync } from '../sync/sync'
import { findInIndex } from './in-index'
import type { Asked, Found, Source } from './source'
import { TEXT } from './text-indexer'

/** Passages of texts; headings first. */
export class TextSource implements Source {
  readonly kind = 'text'
  readonly action = 'element.read'

  constructor(private readonly parts: { database: Database<Schema>; sync: Pick<Sync, 'heads'> }) {}

  async find(asked: Asked, limit: number, from: string | null): Promise<Found> {
    const { database, sync } = this.parts
    const { found, next } = await findInIndex(database, TEXT, asked, limit, from)
    const heads = await sync.heads([...new Set(found.map(({ place }) => place.documentId))])
    const hits = found.map(({ row, place: { canvas, element, documentId }, passage }) => {
      const head = heads.get(documentId)
      // What the server put there to begin with is nobody's change.
      const lastChange =
        head && head.userId !== null
          ? { at: new Date(head.at).toISOString(), by: asked.people.get(head.userId) ?? null }
          : null
      const isHeading = row.rank === 0
      return {
        ...({ kind: 'text', id: String(row.id), canvas, element } as const),
        ...{ isHeading, passage, lastChange },
      }
    })
    return { hits, next }
  }
}

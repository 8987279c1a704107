import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import { findInIndex } from './in-index'
import type { Asked, Found, Source } from './source'

/** The kind of passages of messages in threads. */
export const COMMENT = 'comment'

/** What people said in threads. */
export class CommentSource implements Source {
  readonly kind = 'comment'
  readonly action = 'comment.read'

  constructor(private readonly parts: { database: Database<Schema> }) {}

  async find(asked: Asked, limit: number, from: string | null): Promise<Found> {
    const { found, next } = await findInIndex(this.parts.database, COMMENT, asked, limit, from)
    const hits = found.map(({ row, place: { canvas, element }, passage }) => ({
      ...({ kind: 'comment', id: String(row.id), canvas, element } as const),
      ...{ threadId: row.opens ?? '', passage, at: row.at },
      by: (row.by_id !== null && asked.people.get(row.by_id)) || null,
    }))
    return { hits, next }
  }
}

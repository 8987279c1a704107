import { AppError } from '../../lib/errors'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { Head, Sync } from '../sync/sync'
import { deleteText, saveText, textsFor } from './store'

export interface TileText {
  /** The first words, at most 280 characters. */
  opening: string
  words: number
}

export interface TileTextsParts {
  database: Database<Schema>
  sync: Sync
  /** Reads a text beside everybody who types. */
  reader: { read(look: 'summary', updates: readonly Uint8Array[]): Promise<TileText> }
}

/** Nothing of what it showed stays; it is read anew when somebody asks. */
export const forgetText = deleteText

const NOTHING: TileText = { opening: '', words: 0 }

/**
 * What tiles show of texts, kept in a table so that a board opens without opening nine documents.
 * A text is read again only when its log has moved; the table can be emptied at any time.
 */
export class TileTexts {
  // Many people ask for the same board when somebody types: one of them reads, all get it.
  private readonly reading = new Map<string, Promise<TileText>>()

  constructor(private readonly parts: TileTextsParts) {}

  /**
   * As of `heads` or newer. A document that does not exist has nothing to show; one in quarantine
   * shows what it did before, so that the rest of its board goes on.
   */
  async of(documentIds: string[], heads: Map<string, Head>): Promise<Map<string, TileText>> {
    if (documentIds.length === 0) return new Map()
    const rows = await textsFor(this.parts.database.db, documentIds)
    const kept = new Map(rows.map((row) => [row.document_id, row]))
    const found = new Map<string, TileText>()
    for (const id of documentIds) {
      const head = heads.get(id)
      const row = kept.get(id)
      const before = row ? { opening: row.opening, words: row.words } : NOTHING
      if (!head) found.set(id, NOTHING)
      else if (row && row.seq >= head.seq) found.set(id, before)
      else found.set(id, (await this.readable(id, head.seq)) ?? before)
    }
    return found
  }

  /** Null for one in quarantine. */
  private async readable(documentId: string, seq: number): Promise<TileText | null> {
    try {
      return await this.read(documentId, seq)
    } catch (error) {
      if (error instanceof AppError && error.code === 'quarantined') return null
      throw error
    }
  }

  private read(documentId: string, seq: number): Promise<TileText> {
    const key = `${documentId} ${seq}`
    const underWay = this.reading.get(key)
    if (underWay) return underWay
    const reading = this.readNow(documentId).finally(() => this.reading.delete(key))
    this.reading.set(key, reading)
    return reading
  }

  private async readNow(documentId: string): Promise<TileText> {
    const { seq, updates } = await this.parts.sync.updates(documentId)
    const summary = await this.parts.reader.read('summary', updates)
    await saveText(this.parts.database.db, { document_id: documentId, seq, ...summary })
    return summary
  }
}

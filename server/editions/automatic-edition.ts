import { randomUUID } from 'node:crypto'
import type { AutomaticWhy } from '../../lib/editions'
import { isUnwritten } from '../canvases/text-facts'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { Sync } from '../sync/sync'
import { lookInto } from '../texts/looks'
import type { TextReader } from '../texts/text-reader'
import { holdAutomatic, insertAutomatic, newestAutomaticOf } from './automatic-store'
import { lockElement, newestOf } from './store'

export interface AutomaticParts {
  database: Database<Schema>
  sync: Pick<Sync, 'updates' | 'authors'>
  /** Reads a text where nobody waits for it; when absent it is read at once. */
  reader?: Pick<TextReader, 'read'>
}

export interface AutomaticWanted {
  elementId: string
  documentId: string
  why: AutomaticWhy
  /** Whose act it is made before; null when it is nobody's. */
  by: string | null
  /** ISO time. */
  at: string
}

/** The edition in which a state of a text is kept. */
export interface Kept {
  id: string
  kind: 'named' | 'automatic'
  /** The edit after which it was made. */
  edit: number
  /** False: an edition that was there already says the same. */
  made: boolean
}

/** What is done next takes words out of the text: how it stood before stays for good. */
const BEFORE_AN_ACT: ReadonlySet<AutomaticWhy> = new Set(['before_restore', 'before_import'])

/**
 * Keeps a text as it is stored, unless the newest edition of it, named or not, says the same: then
 * that one is answered. Null when nothing was ever written in it, so that there is nothing to keep.
 * Whether whoever acts may do so is decided before.
 * @throws AppError not_found, quarantined
 */
export async function automaticEdition(
  parts: AutomaticParts,
  { elementId, documentId, why, by, at }: AutomaticWanted,
): Promise<Kept | null> {
  const { database, sync, reader } = parts
  const { seq, updates } = await sync.updates(documentId)
  const hold = BEFORE_AN_ACT.has(why)
  const before = await database.transaction((tx) => latestOf(tx.db, elementId))
  if (before?.seq === seq) return kept(database, before, hold)
  const text = reader ? await reader.read('kept', updates) : lookInto('kept', updates)
  if (!before && isUnwritten(text)) return null
  const authors = await sync.authors(documentId, before?.seq ?? 0, seq)
  const result = await database.transaction(async (tx) => {
    await lockElement(tx.db, elementId)
    const latest = await latestOf(tx.db, elementId)
    if (latest && (latest.hash === text.hash || latest.seq > seq)) return latest
    const id = randomUUID()
    await insertAutomatic(tx.db, {
      ...{ id, element_id: elementId, why, seq },
      ...{ state: text.update, hash: text.hash, words: text.words },
      ...{ authors: JSON.stringify(authors), made_by: by, made_at: at },
      held: hold ? 1 : 0,
    })
    return { id, kind: 'automatic' as const, edit: seq, made: true }
  })
  return 'made' in result ? result : kept(database, result, hold)
}

interface Latest {
  id: string
  kind: Kept['kind']
  seq: number
  hash: string
}

async function latestOf(
  db: Parameters<typeof newestOf>[0],
  elementId: string,
): Promise<Latest | null> {
  const named = await newestOf(db, elementId)
  const automatic = await newestAutomaticOf(db, elementId)
  const last = (kind: Kept['kind'], row: typeof named | typeof automatic): Latest | null =>
    row ? { id: row.id, kind, seq: Number(row.seq), hash: row.hash } : null
  const [a, b] = [last('named', named), last('automatic', automatic)]
  // Of two of the same text the named one stays for good.
  return a && b ? (b.seq > a.seq ? b : a) : (a ?? b)
}

async function kept(
  database: Database<Schema>,
  { id, kind, seq }: Latest,
  hold: boolean,
): Promise<Kept> {
  if (hold && kind === 'automatic') await holdAutomatic(database.db, id)
  return { id, kind, edit: seq, made: false }
}

import { updateIn } from './chunks'
import { merge } from './merge'
import { provenBy } from './replay'
import type { UpdateLog } from './update-log'

/** Bytes that are read at once. */
const PAGE_BYTES = 4_000_000

/** A document at a moment of its record at which it was whole. */
export interface StateThen {
  /** The edit after which it stood like this. */
  edit: number
  /** When that was, in milliseconds since 1970. */
  at: number
  update: Uint8Array
}

/**
 * The state after an edit, or after the last one before it that the record still tells apart; one
 * update with everything that had ever been written by then. Null when there is no such document,
 * or nothing of it is as old.
 * @throws BrokenRecord when bytes in it are proven to be broken
 */
export async function recordUntil(
  log: Pick<UpdateLog, 'page'>,
  documentId: string,
  edit: number,
): Promise<StateThen | null> {
  const parts: Uint8Array[] = []
  let reached = { edit: 0, at: 0 }
  for (let after = 0; after < edit;) {
    const page = await log.page(documentId, after, PAGE_BYTES)
    if (!page) return null
    const chunks = page.chunks.filter(({ until }) => until <= edit)
    const updates = page.updates.filter(({ seq }) => seq <= edit)
    const record = { seq: page.upTo, snapshot: null, tail: updates.map(({ bytes }) => bytes) }
    parts.push(provenBy(record, () => merge([...chunks.map(updateIn), ...record.tail])))
    for (const { until, at } of chunks)
      reached = { edit: Math.max(reached.edit, until), at: Math.max(reached.at, at) }
    for (const { seq, at } of updates) reached = { edit: seq, at }
    if (page.upTo <= after) break
    after = page.upTo
  }
  return parts.length === 0 || reached.edit === 0 ? null : { ...reached, update: merge(parts) }
}

/**
 * One edit of the record, with the state before it. Null when the record does not tell it apart any
 * more from what was written around it.
 * @throws BrokenRecord when bytes in it are proven to be broken
 */
export async function editAlone(
  log: Pick<UpdateLog, 'page'>,
  documentId: string,
  edit: number,
): Promise<{ before: Uint8Array; bytes: Uint8Array } | null> {
  const before = await recordUntil(log, documentId, edit - 1)
  if (before?.edit !== edit - 1) return null
  const page = await log.page(documentId, edit - 1, 1)
  const update = page?.updates.find(({ seq }) => seq === edit)
  const chunk = page?.chunks.find(({ first, until }) => first === edit && until === edit)
  const bytes = update?.bytes ?? (chunk && updateIn(chunk))
  return bytes ? { before: before.update, bytes } : null
}

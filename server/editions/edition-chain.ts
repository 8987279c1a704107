import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { EditionsTable } from '../db/tables/canvases'
import {
  type ChainFault,
  type ChainHead,
  ChainReading,
  linkAfter,
  type LinkKind,
  NO_LINK,
  sha256,
} from '../sync/chain'
import type { Sync } from '../sync/sync'
import { editionById, editionsOf, insertLink, linksOf, newestLink } from './store'

export interface EditionCheck {
  editions: number
  links: number
  /** Links that say that words were erased. */
  replaced: number
  head: ChainHead
  faults: ChainFault[]
}

/** An edition in one number: everything that is kept of it. */
export function digestOfEdition(row: EditionsTable): string {
  const { id, element_id, number, label, note, significance, as_of, revises } = row
  const facts = [id, element_id, number, label, note, significance, as_of, revises]
  const { seq, hash, words, made_by, made_at, state } = row
  return sha256(
    JSON.stringify([...facts, Number(seq), hash, words, made_by, made_at, sha256(state)]),
  )
}

/**
 * Adds to the chain of an element's editions, in the transaction that changes them; whoever calls
 * holds the element.
 */
export async function addEditionLink(
  tx: Parameters<typeof insertLink>[0],
  row: EditionsTable,
  kind: Extract<LinkKind, 'made' | 'erased'>,
): Promise<void> {
  const { element_id: elementId, number } = row
  const head = (await newestLink(tx, elementId)) ?? NO_LINK
  const parts = [[number, digestOfEdition(row)]]
  const facts = JSON.stringify({ after: number - 1, upTo: number, parts })
  await insertLink(tx, elementId, linkAfter(head, { at: Date.now(), kind, facts }))
}

/**
 * Holds the editions of an element against their chain: one of them is in memory at a time.
 * @param noted links that must be there as they were
 */
export async function checkEditions(
  { database: { db }, sync }: { database: Database<Schema>; sync: Pick<Sync, 'hashOf'> },
  elementId: string,
  noted: readonly ChainHead[],
): Promise<EditionCheck> {
  const reading = new ChainReading(noted)
  for (const link of await linksOf(db, elementId)) reading.add(link)
  const rows = await editionsOf(db, elementId)
  for (const { id, number } of rows.reverse()) {
    const row = await editionById(db, id)
    if (!row) continue
    reading.hold(number, digestOfEdition(row))
    // Its digest may hold and its text be another, when it never was what it says.
    if ((await shownBy(sync, row)) !== row.hash)
      reading.faults.push({ code: 'text-differs', at: number })
  }
  reading.end()
  const { links, replaced, head, faults } = reading
  return { editions: rows.length, links, replaced, head, faults }
}

async function shownBy(sync: Pick<Sync, 'hashOf'>, row: EditionsTable): Promise<string | null> {
  try {
    return await sync.hashOf(new Uint8Array(row.state))
  } catch {
    return null
  }
}

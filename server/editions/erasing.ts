import type { ClockMap } from '../../lib/history/clock-map'
import { withoutWords } from '../../lib/traces'
import { factsOf } from '../canvases/text-facts'
import { withText } from '../canvases/with-text'
import type { Tx } from '../db/database'
import type { Schema } from '../db/schema'
import { blanked } from '../sync/blank'
import { automaticById, automaticOf, replaceAutomaticText } from './automatic-store'
import { addEditionLink } from './edition-chain'
import { indexEdition } from './found'
import { editionById, editionsOf, lockElement, replaceText } from './store'

/**
 * Takes erased words out of the editions of an element; blanks stand in their place, and a link of
 * the chain of the named ones says so. Nothing else ever changes an edition. Answers how many had
 * them.
 */
export async function eraseInEditions(
  tx: Tx<Schema>,
  elementId: string,
  erased: ClockMap,
  words: readonly string[],
): Promise<number> {
  const { db } = tx
  await lockElement(db, elementId)
  let count = 0
  for (const { id } of (await editionsOf(db, elementId)).reverse()) {
    const row = await editionById(db, id)
    if (!row) continue
    const before = new Uint8Array(row.state)
    const state = blanked(before, erased, words)
    const named = { label: withoutWords(row.label, words), note: withoutWords(row.note, words) }
    if (state === before && named.label === row.label && named.note === row.note) continue
    const change = { state, ...withText(state, factsOf), ...named }
    await replaceText(db, id, change)
    await addEditionLink(db, { ...row, ...change }, 'erased')
    await indexEdition(tx, id)
    count += 1
  }
  for (const { id } of await automaticOf(db, elementId)) {
    const row = await automaticById(db, id)
    if (!row) continue
    const before = new Uint8Array(row.state)
    const state = blanked(before, erased, words)
    if (state === before) continue
    await replaceAutomaticText(db, id, { state, ...withText(state, factsOf) })
    count += 1
  }
  return count
}

import { createHash } from 'node:crypto'
import { canonicalContent } from '../../lib/document/canonical-content'
import { countWords, plainText } from '../../lib/document/plain-text'
import type { Significance } from '../../lib/editions'
import { AppError } from '../../lib/errors'
import { textAsJson } from '../canvases/element-text'
import { withText } from '../canvases/with-text'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { EditionsTable } from '../db/tables/canvases'
import type { Sync } from '../sync/sync'
import { addEditionLink } from './edition-chain'
import { editionById, insertEdition, lockElement, newestOf } from './store'

/** What an edition is to be; whether its maker may is decided before. */
export interface EditionWanted {
  id: string
  elementId: string
  documentId: string
  label: string
  note: string
  significance: Significance
  asOf: string | null
  by: string
  /** ISO time; other than now only for seeding. */
  at: string
}

/**
 * Keeps the text as it is stored. With an id that the same person used for the same element: answers
 * that edition.
 * @throws AppError bad_request for an id in use; not_found, quarantined
 */
export async function makeEdition(
  { database, sync }: { database: Database<Schema>; sync: Pick<Sync, 'state'> },
  wanted: EditionWanted,
): Promise<EditionsTable> {
  const { id, elementId, by } = wanted
  const { seq, update } = await sync.state(wanted.documentId)
  const facts = withText(update, (text) => ({
    hash: createHash('sha256').update(canonicalContent(text)).digest('hex'),
    words: countWords(plainText(textAsJson(text))),
  }))
  return database.transaction(async (tx) => {
    await lockElement(tx.db, elementId)
    const there = await editionById(tx.db, id)
    if (there?.element_id === elementId && there.made_by === by) return there
    if (there) throw new AppError('bad_request', { id: 'This id is in use.' })
    const newest = await newestOf(tx.db, elementId)
    const made: EditionsTable = {
      ...{ id, element_id: elementId, number: (newest?.number ?? 0) + 1, label: wanted.label },
      ...{ note: wanted.note, significance: wanted.significance, as_of: wanted.asOf },
      ...{ revises: newest?.id ?? null, seq, state: update, ...facts },
      ...{ made_by: by, made_at: wanted.at },
    }
    await insertEdition(tx.db, made)
    await addEditionLink(tx.db, made, 'made')
    return made
  })
}

import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema'
import type { EditionsTable } from '../db/tables/canvases'
import type { ChainHead, Link, LinkKind } from '../sync/chain'

type Db = Kysely<Schema>

/** All of an edition but its text. */
export type EditionRow = Omit<EditionsTable, 'state'>

const FACTS = [
  ...(['id', 'element_id', 'number', 'label', 'note', 'significance', 'as_of'] as const),
  ...(['revises', 'seq', 'hash', 'words', 'made_by', 'made_at'] as const),
] as const

/** Newest first. */
export function editionsOf(db: Db, elementId: string): Promise<EditionRow[]> {
  return db
    .selectFrom('editions')
    .select(FACTS)
    .where('element_id', '=', elementId)
    .orderBy('number', 'desc')
    .execute()
}

/** Those that others made since, newest first; each element has a time of its own. */
export async function editionsSince(
  db: Db,
  userId: string,
  wanted: readonly { elementId: string; since: string }[],
) {
  if (wanted.length === 0) return []
  return db
    .selectFrom('editions')
    .select(['element_id', 'number', 'label', 'made_by', 'made_at'])
    .where('made_by', '<>', userId)
    .where((eb) =>
      eb.or(
        wanted.map(({ elementId, since }) =>
          eb.and([eb('element_id', '=', elementId), eb('made_at', '>', since)]),
        ),
      ),
    )
    .orderBy('made_at', 'desc')
    .orderBy('number', 'desc')
    .execute()
}

export function newestOf(db: Db, elementId: string): Promise<EditionRow | undefined> {
  return db
    .selectFrom('editions')
    .select(FACTS)
    .where('element_id', '=', elementId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export function editionById(db: Db, id: string): Promise<EditionsTable | undefined> {
  return db.selectFrom('editions').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The one thing that ever changes an edition: words of it that are erased for good. */
export async function replaceText(
  db: Db,
  id: string,
  change: Pick<EditionsTable, 'state' | 'hash' | 'words' | 'label' | 'note'>,
): Promise<void> {
  await db.updateTable('editions').set(change).where('id', '=', id).execute()
}

/** Not changed afterwards but by `replaceText`, and never taken away. */
export async function insertEdition(db: Db, row: EditionsTable): Promise<void> {
  await db.insertInto('editions').values(row).execute()
}

/** Whoever else makes an edition of this element waits until this transaction ends. */
export async function lockElement(db: Db, elementId: string): Promise<void> {
  await db
    .updateTable('elements')
    .set((row) => ({ kind: row.ref('kind') }))
    .where('id', '=', elementId)
    .execute()
}

/** The edits after which editions of a document were made: its record stays readable up to each. */
export async function editsPinned(db: Db, documentId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('editions')
    .innerJoin('elements', 'elements.id', 'editions.element_id')
    .select('editions.seq')
    .where('elements.document_id', '=', documentId)
    .orderBy('editions.seq')
    .execute()
  return rows.map(({ seq }) => Number(seq))
}

/** The chain over an element's editions, oldest link first: one or so for each of them. */
export async function linksOf(db: Db, elementId: string): Promise<Link[]> {
  const rows = await db
    .selectFrom('edition_links')
    .select(['number', 'at', 'kind', 'facts', 'hash'])
    .where('element_id', '=', elementId)
    .orderBy('number')
    .execute()
  return rows.map(({ number, at, kind, ...link }) => ({
    ...link,
    ...{ number: Number(number), at: Number(at), kind: kind as LinkKind },
  }))
}

export async function newestLink(db: Db, elementId: string): Promise<ChainHead | undefined> {
  const row = await db
    .selectFrom('edition_links')
    .select(['number', 'hash'])
    .where('element_id', '=', elementId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { number: Number(row.number), hash: row.hash }
}

export async function insertLink(db: Db, elementId: string, link: Link): Promise<void> {
  await db
    .insertInto('edition_links')
    .values({ element_id: elementId, ...link })
    .execute()
}

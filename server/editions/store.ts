import { type Kysely, sql } from 'kysely'
import type { Schema } from '../db/schema'
import type { EditionsTable } from '../db/tables/canvases'
import type { ChainHead, Link, LinkKind } from '../sync/chain'

type Db = Kysely<Schema>

/** All of an edition but its text. */
export type EditionRow = Omit<EditionsTable, 'state'>

const FACTS = [
  ...(['id', 'element_id', 'number', 'label', 'note', 'significance', 'as_of'] as const),
  ...(['revises', 'seq', 'hash', 'words', 'made_by', 'made_at'] as const),
  ...(['authors', 'integrates'] as const),
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

/** The edits after which editions of a document were made, named or not: its record stays readable up to each. */
export async function editsPinned(db: Db, documentId: string): Promise<number[]> {
  const named = db
    .selectFrom('editions')
    .innerJoin('elements', 'elements.id', 'editions.element_id')
    .select('editions.seq')
    .where('elements.document_id', '=', documentId)
  const automatic = db
    .selectFrom('automatic_editions')
    .innerJoin('elements', 'elements.id', 'automatic_editions.element_id')
    .select('automatic_editions.seq')
    .where('elements.document_id', '=', documentId)
  // `union` leaves out what is the same.
  const rows = await named.union(automatic).execute()
  return rows.map(({ seq }) => Number(seq)).sort((a, b) => a - b)
}

/** What an edition is called, and where it belongs. */
export interface NameRow {
  id: string
  element_id: string
  canvas_id: string
  number: number
  label: string
}

/** Those of these that are editions, by id. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<Map<string, NameRow>> {
  if (ids.length === 0) return new Map()
  const rows = await names(db)
    .where('editions.id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Every edition of a canvas, in the order of its elements, the newest of each first. */
export function namesOnCanvas(db: Db, canvasId: string): Promise<NameRow[]> {
  return names(db)
    .where('elements.canvas_id', '=', canvasId)
    .orderBy('elements.position')
    .orderBy('editions.number', 'desc')
    .execute()
}

function names(db: Db) {
  return db
    .selectFrom('editions')
    .innerJoin('elements', 'elements.id', 'editions.element_id')
    .select(['editions.id', 'element_id', 'elements.canvas_id', 'number', 'label'])
}

/** What search is to know of an edition, and where it belongs. */
export function editionInPlace(db: Db, id: string) {
  return db
    .selectFrom('editions')
    .innerJoin('elements', 'elements.id', 'editions.element_id')
    .innerJoin('canvases', 'canvases.id', 'elements.canvas_id')
    .select(['canvases.workspace_id', 'canvases.id as canvas_id', 'elements.id as element_id'])
    .select(['editions.number', 'editions.label', 'editions.note'])
    .select(['editions.made_at as at', 'editions.made_by as by_id'])
    .where('editions.id', '=', id)
    .executeTakeFirst()
}

/** In the order of ids; from the first for null. */
export async function editionIdsAfter(db: Db, id: string | null, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('editions')
    .select('id')
    .where('id', '>', id ?? '')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** How many bytes the states of editions take, named and automatic, by element. */
export async function bytesOfEditions(db: Db, workspaceId: string): Promise<Map<string, number>> {
  const bytes = new Map<string, number>()
  for (const table of ['editions', 'automatic_editions'] as const) {
    const rows = await db
      .selectFrom(table)
      .innerJoin('elements', 'elements.id', `${table}.element_id`)
      .innerJoin('canvases', 'canvases.id', 'elements.canvas_id')
      .select('elements.id')
      .select(sql<number | string>`sum(length(${sql.ref(`${table}.state`)}))`.as('bytes'))
      .where('canvases.workspace_id', '=', workspaceId)
      .groupBy('elements.id')
      .execute()
    for (const row of rows) bytes.set(row.id, (bytes.get(row.id) ?? 0) + Number(row.bytes))
  }
  return bytes
}

/** How many named editions a workspace has, and how many bytes their texts take. */
export async function namedIn(
  db: Db,
  workspaceId: string,
): Promise<{ count: number; bytes: number }> {
  const row = await db
    .selectFrom('editions')
    .innerJoin('elements', 'elements.id', 'editions.element_id')
    .innerJoin('canvases', 'canvases.id', 'elements.canvas_id')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .select(sql<number | string | null>`sum(length(editions.state))`.as('bytes'))
    .where('canvases.workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow()
  return { count: Number(row.count), bytes: Number(row.bytes ?? 0) }
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

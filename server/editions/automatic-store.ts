import { type Kysely, sql } from 'kysely'
import type { Schema } from '../db/schema'
import type { AutomaticEditionsTable } from '../db/tables/canvases'

type Db = Kysely<Schema>

/** All of an automatic edition but its text. */
export type AutomaticRow = Omit<AutomaticEditionsTable, 'state'>

const FACTS = [
  ...(['id', 'element_id', 'why', 'seq', 'hash', 'words', 'authors'] as const),
  ...(['made_by', 'made_at', 'held'] as const),
] as const

/** Newest first. */
export function automaticOf(db: Db, elementId: string): Promise<AutomaticRow[]> {
  return db
    .selectFrom('automatic_editions')
    .select(FACTS)
    .where('element_id', '=', elementId)
    .orderBy('seq', 'desc')
    .orderBy('made_at', 'desc')
    .execute()
}

export function newestAutomaticOf(db: Db, elementId: string): Promise<AutomaticRow | undefined> {
  return db
    .selectFrom('automatic_editions')
    .select(FACTS)
    .where('element_id', '=', elementId)
    .orderBy('seq', 'desc')
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export function automaticById(db: Db, id: string): Promise<AutomaticEditionsTable | undefined> {
  return db.selectFrom('automatic_editions').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function insertAutomatic(db: Db, row: AutomaticEditionsTable): Promise<void> {
  await db.insertInto('automatic_editions').values(row).execute()
}

/** Erased words are in no edition: nothing else changes one. */
export async function replaceAutomaticText(
  db: Db,
  id: string,
  change: Pick<AutomaticEditionsTable, 'state' | 'hash' | 'words'>,
): Promise<void> {
  await db.updateTable('automatic_editions').set(change).where('id', '=', id).execute()
}

/** From now on it stays, however old it gets. */
export async function holdAutomatic(db: Db, id: string): Promise<void> {
  await db.updateTable('automatic_editions').set({ held: 1 }).where('id', '=', id).execute()
}

/** Up to which edit texts were looked at, and when; those that never were are missing. */
export async function looksAt(
  db: Db,
  documentIds: readonly string[],
): Promise<Map<string, { seq: number; at: number }>> {
  if (documentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('edition_looks')
    .selectAll()
    .where('document_id', 'in', documentIds)
    .execute()
  return new Map(
    rows.map((row) => [row.document_id, { seq: Number(row.seq), at: Date.parse(row.at) }]),
  )
}

export async function noteLook(
  db: Db,
  look: { documentId: string; seq: number; at: string },
): Promise<void> {
  const { documentId, seq, at } = look
  await db
    .insertInto('edition_looks')
    .values({ document_id: documentId, seq, at })
    .onConflict((conflict) => conflict.column('document_id').doUpdateSet({ seq, at }))
    .execute()
}

/** What thinning goes by. */
export interface AgedRow {
  id: string
  elementId: string
  at: string
  held: boolean
  bytes: number
}

/** Every automatic edition of a workspace, its text unread. */
export async function agedIn(db: Db, workspaceId: string): Promise<AgedRow[]> {
  const rows = await db
    .selectFrom('automatic_editions')
    .innerJoin('elements', 'elements.id', 'automatic_editions.element_id')
    .innerJoin('canvases', 'canvases.id', 'elements.canvas_id')
    .select(['automatic_editions.id', 'element_id', 'made_at', 'held'])
    .select(sql<number | string>`length(automatic_editions.state)`.as('bytes'))
    .where('canvases.workspace_id', '=', workspaceId)
    .execute()
  return rows.map(({ id, element_id, made_at, held, bytes }) => ({
    ...{ id, elementId: element_id, at: made_at, held: held === 1, bytes: Number(bytes) },
  }))
}

/** Takes some away, but none that something has come to refer to meanwhile. Answers how many went. */
export async function deleteAutomatic(db: Db, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const { numDeletedRows } = await db
    .deleteFrom('automatic_editions')
    .where('id', 'in', ids)
    .where('held', '=', 0)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** Workspaces that have automatic editions. */
export async function workspacesWithAutomatic(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('automatic_editions')
    .innerJoin('elements', 'elements.id', 'automatic_editions.element_id')
    .innerJoin('canvases', 'canvases.id', 'elements.canvas_id')
    .select('canvases.workspace_id as id')
    .distinct()
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

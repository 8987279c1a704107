import type { Kysely } from 'kysely'
import type { CanvasesTable, ElementsTable, ElementTextsTable, Schema } from '../db/schema'

type Db = Kysely<Schema>

export async function insertCanvas(
  db: Db,
  canvas: CanvasesTable,
  elements: ElementsTable[],
): Promise<void> {
  await db.insertInto('canvases').values(canvas).execute()
  await db.insertInto('elements').values(elements).execute()
}

export function canvasById(db: Db, id: string): Promise<CanvasesTable | undefined> {
  return db.selectFrom('canvases').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Oldest first. */
export function canvasesOf(db: Db, workspaceId: string): Promise<CanvasesTable[]> {
  return db
    .selectFrom('canvases')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export async function updateCanvas(
  db: Db,
  id: string,
  change: { title?: string | undefined; summary?: string | undefined },
): Promise<void> {
  await db.updateTable('canvases').set(change).where('id', '=', id).execute()
}

/** In the order of the framework. */
export function elementsOf(db: Db, canvasIds: string[]): Promise<ElementsTable[]> {
  return db
    .selectFrom('elements')
    .selectAll()
    .where('canvas_id', 'in', canvasIds)
    .orderBy('canvas_id')
    .orderBy('position')
    .execute()
}

export function elementById(db: Db, id: string): Promise<ElementsTable | undefined> {
  return db.selectFrom('elements').selectAll().where('id', '=', id).executeTakeFirst()
}

/** What a document is: the channel of a canvas (`elementId` null) or the text of an element. */
export interface Place {
  workspaceId: string
  canvasId: string
  channelId: string
  elementId: string | null
}

export async function placeOf(db: Db, documentId: string): Promise<Place | null> {
  const columns = [
    'canvases.workspace_id as workspaceId',
    'canvases.id as canvasId',
    'canvases.document_id as channelId',
  ] as const
  const element = await db
    .selectFrom('elements')
    .innerJoin('canvases', 'canvases.id', 'elements.canvas_id')
    .select([...columns, 'elements.id as elementId'])
    .where('elements.document_id', '=', documentId)
    .executeTakeFirst()
  if (element) return element
  const canvas = await db
    .selectFrom('canvases')
    .select(columns)
    .where('document_id', '=', documentId)
    .executeTakeFirst()
  return canvas ? { ...canvas, elementId: null } : null
}

/** Every document of a workspace: texts and channels. */
export async function documentIdsOf(db: Db, workspaceId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('canvases')
    .select('document_id')
    .where('workspace_id', '=', workspaceId)
    .unionAll(
      db
        .selectFrom('elements')
        .innerJoin('canvases', 'canvases.id', 'elements.canvas_id')
        .select('elements.document_id')
        .where('canvases.workspace_id', '=', workspaceId),
    )
    .execute()
  return rows.map((row) => row.document_id)
}

export function textsFor(db: Db, documentIds: string[]): Promise<ElementTextsTable[]> {
  return db
    .selectFrom('element_texts')
    .selectAll()
    .where('document_id', 'in', documentIds)
    .execute()
}

/** Keeps what is there when that has read further. */
export async function saveText(db: Db, row: ElementTextsTable): Promise<void> {
  await db
    .insertInto('element_texts')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('document_id')
        .doUpdateSet({ seq: row.seq, opening: row.opening, words: row.words })
        .where('element_texts.seq', '<', row.seq),
    )
    .execute()
}

import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema'
import type { CanvasesTable, ElementsTable, ElementTextsTable } from '../db/tables/canvases'

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

/** Oldest first: those in use, or those in the archive. */
export function canvasesOf(
  db: Db,
  workspaceId: string,
  which: 'in use' | 'archived',
): Promise<CanvasesTable[]> {
  return db
    .selectFrom('canvases')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('archived_at', which === 'in use' ? 'is' : 'is not', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** All of them, oldest first. */
export function canvasesMadeIn(db: Db, workspaceId: string): Promise<CanvasesTable[]> {
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
  change: Pick<CanvasesTable, 'title' | 'summary' | 'standing' | 'archived_at' | 'archived_by'>,
): Promise<void> {
  await db.updateTable('canvases').set(change).where('id', '=', id).execute()
}

export async function canvasTitles(db: Db, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('canvases')
    .select(['id', 'title'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}

/** Alternatives to these canvases that are in use, oldest first. */
export function forksOf(db: Db, ids: string[]) {
  return db
    .selectFrom('canvases')
    .select(['id', 'title', 'origin_canvas_id'])
    .where('origin_canvas_id', 'in', ids)
    .where('origin_as', '=', 'fork')
    .where('archived_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
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

/** To another version of its framework; false when it has left `from` already. */
export async function movePin(
  db: Db,
  id: string,
  { from, to }: { from: number; to: number },
): Promise<boolean> {
  const moved = await db
    .updateTable('canvases')
    .set({ framework_version: to })
    .where('id', '=', id)
    .where('framework_version', '=', from)
    .returning('id')
    .executeTakeFirst()
  return moved !== undefined
}

export async function insertElements(db: Db, elements: ElementsTable[]): Promise<void> {
  if (elements.length > 0) await db.insertInto('elements').values(elements).execute()
}

export async function updateElement(
  db: Db,
  id: string,
  change: Pick<ElementsTable, 'position' | 'title'>,
): Promise<void> {
  await db.updateTable('elements').set(change).where('id', '=', id).execute()
}

export function elementById(db: Db, id: string): Promise<ElementsTable | undefined> {
  return db.selectFrom('elements').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Those of these that a workspace has. */
export function elementsByIds(
  db: Db,
  workspaceId: string,
  ids: string[],
): Promise<ElementsTable[]> {
  return db
    .selectFrom('elements')
    .selectAll('elements')
    .where('elements.id', 'in', ids)
    .where('canvas_id', 'in', (eb) =>
      eb.selectFrom('canvases').select('canvases.id').where('workspace_id', '=', workspaceId),
    )
    .execute()
}

/** What a document is: the channel of a canvas (`elementId` null) or the text of an element. */
export interface Place {
  workspaceId: string
  canvasId: string
  channelId: string
  elementId: string | null
  /** As of now: a canvas may be archived and restored. */
  archived: boolean
}

export async function placeOf(db: Db, documentId: string): Promise<Place | null> {
  const columns = [
    'canvases.workspace_id as workspaceId',
    'canvases.id as canvasId',
    'canvases.document_id as channelId',
    'canvases.archived_at as archivedAt',
  ] as const
  const element = await db
    .selectFrom('elements')
    .innerJoin('canvases', 'canvases.id', 'elements.canvas_id')
    .select([...columns, 'elements.id as elementId'])
    .where('elements.document_id', '=', documentId)
    .executeTakeFirst()
  if (element) return placeFrom(element, element.elementId)
  const canvas = await db
    .selectFrom('canvases')
    .select(columns)
    .where('document_id', '=', documentId)
    .executeTakeFirst()
  return canvas ? placeFrom(canvas, null) : null
}

function placeFrom(
  found: { workspaceId: string; canvasId: string; channelId: string; archivedAt: string | null },
  elementId: string | null,
): Place {
  const { workspaceId, canvasId, channelId, archivedAt } = found
  return { workspaceId, canvasId, channelId, elementId, archived: archivedAt !== null }
}

/** A text, and where it belongs. */
export interface TextPlace {
  documentId: string
  workspaceId: string
  canvasId: string
  elementId: string
}

/** In the order of document ids; from the first for null. */
export function textsAfter(db: Db, documentId: string | null, limit: number): Promise<TextPlace[]> {
  return db
    .selectFrom('elements')
    .innerJoin('canvases', 'canvases.id', 'elements.canvas_id')
    .select([
      'elements.document_id as documentId',
      'canvases.workspace_id as workspaceId',
      'canvases.id as canvasId',
      'elements.id as elementId',
    ])
    .where('elements.document_id', '>', documentId ?? '')
    .orderBy('elements.document_id')
    .limit(limit)
    .execute()
}

/** Where people can be in a workspace: the boards (`elementId` null), then the texts. */
export async function liveDocumentsOf(db: Db, workspaceId: string) {
  const canvases = await db
    .selectFrom('canvases')
    .select(['id as canvasId', 'document_id as documentId'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  const elements = await db
    .selectFrom('elements')
    .innerJoin('canvases', 'canvases.id', 'elements.canvas_id')
    .select([
      'canvases.id as canvasId',
      'elements.id as elementId',
      'elements.document_id as documentId',
    ])
    .where('canvases.workspace_id', '=', workspaceId)
    .execute()
  return [...canvases.map((canvas) => ({ ...canvas, elementId: null })), ...elements]
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
/** It is read anew when somebody asks for it. */
export async function deleteText(db: Db, documentId: string): Promise<void> {
  await db.deleteFrom('element_texts').where('document_id', '=', documentId).execute()
}

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

import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema'
import type { RestorationsTable } from '../db/tables/restorations'

type Db = Kysely<Schema>

/** With what the edition is called, where it was one. */
export interface RestorationRow extends RestorationsTable {
  number: number | null
  label: string | null
}

/** So many are listed; whoever looks further back finds them in the record. */
const LISTED = 200

function all(db: Db) {
  return db
    .selectFrom('restorations')
    .leftJoin('editions', 'editions.id', 'restorations.edition_id')
    .selectAll('restorations')
    .select(['editions.number', 'editions.label'])
}

/** Newest first. */
export function restorationsOf(db: Db, elementId: string): Promise<RestorationRow[]> {
  return all(db)
    .where('restorations.element_id', '=', elementId)
    .orderBy('restorations.edit', 'desc')
    .limit(LISTED)
    .execute()
}

export function restorationById(db: Db, id: string): Promise<RestorationRow | undefined> {
  return all(db).where('restorations.id', '=', id).executeTakeFirst()
}

export async function insertRestoration(db: Db, row: RestorationsTable): Promise<void> {
  await db.insertInto('restorations').values(row).execute()
}

/** Whether this one took it on to take it back: of several only one does. */
export async function claimUndo(db: Db, id: string, by: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('restorations')
    .set({ undone_by: by, undone_at: at })
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows) === 1
}

/** It could not be taken back after all. */
export async function releaseUndo(db: Db, id: string): Promise<void> {
  await db
    .updateTable('restorations')
    .set({ undone_by: null, undone_at: null })
    .where('id', '=', id)
    .execute()
}

export async function noteUndo(db: Db, id: string, edit: number | null): Promise<void> {
  await db.updateTable('restorations').set({ undone_edit: edit }).where('id', '=', id).execute()
}

/** The edits that restored or took back, and those before them: each can be told apart for good. */
export async function editsRestored(db: Db, documentId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('restorations')
    .innerJoin('elements', 'elements.id', 'restorations.element_id')
    .select(['restorations.edit', 'restorations.undone_edit'])
    .where('elements.document_id', '=', documentId)
    .execute()
  const edits = rows.flatMap(({ edit, undone_edit }) =>
    undone_edit === null ? [Number(edit)] : [Number(edit), Number(undone_edit)],
  )
  return edits.flatMap((edit) => [edit - 1, edit])
}

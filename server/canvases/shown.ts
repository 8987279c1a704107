import type { Canvas } from '../../lib/canvases'
import type { Locale } from '../../lib/locales'
import type { Person } from '../../lib/people'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { CanvasesTable } from '../db/tables/canvases'
import type { Members } from '../workspaces/members'
import { canvasTitles, elementsOf, forksOf } from './store'
import type { Tiles } from './tiles'

export interface ShownParts {
  database: Database<Schema>
  members: Members
  tiles: Tiles
}

/**
 * Canvases of one workspace as the API shows them, in the order of the rows. Whether the reader may
 * see them is decided before.
 */
export async function shownCanvases(
  { database: { db }, members, tiles }: ShownParts,
  workspaceId: string,
  rows: CanvasesTable[],
  locale: Locale,
): Promise<Canvas[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const elements = await elementsOf(db, ids)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const tileOf = await tiles.of(workspaceId, byId, elements, locale)
  const people = await members.people(workspaceId)
  const titles = await canvasTitles(
    db,
    rows.flatMap((row) => row.origin_canvas_id ?? []),
  )
  const kindsOf = new Map<string, ReadonlySet<string>>()
  for (const row of rows) kindsOf.set(row.id, await tiles.kindsOf(row))
  const forks = await forksOf(db, ids)
  return rows.map((row) => ({
    id: row.id,
    workspaceId,
    title: row.title,
    summary: row.summary,
    documentId: row.document_id,
    framework: { key: row.framework_key, version: row.framework_version },
    createdAt: row.created_at,
    standing: row.standing,
    archived: row.archived_at
      ? { at: row.archived_at, by: people.get(row.archived_by ?? '') ?? null }
      : null,
    origin: originOf(row, titles, people),
    forks: forks
      .filter((fork) => fork.origin_canvas_id === row.id)
      .map(({ id, title }) => ({ id, title })),
    elements: elements
      .filter((element) => element.canvas_id === row.id)
      .flatMap((element) => tileOf.get(element.id) ?? [])
      // What the framework no longer has is there for its words only.
      .filter((tile) => tile.status !== 'empty' || kindsOf.get(row.id)?.has(tile.kind)),
  }))
}

function originOf(
  row: CanvasesTable,
  titles: Map<string, string>,
  people: Map<string, Person>,
): Canvas['origin'] {
  const { origin_canvas_id: canvasId, origin_as: as, origin_at: at } = row
  const title = canvasId === null ? undefined : titles.get(canvasId)
  if (canvasId === null || as === null || at === null || title === undefined) return null
  return { canvasId, title, as, at, by: people.get(row.created_by) ?? null }
}

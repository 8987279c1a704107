import { relabelled } from '../../lib/frameworks/labels'
import type { FrameworkTexts } from '../../lib/frameworks/framework'
import { textsOf } from '../../lib/frameworks/texts-of'
import type { Locale } from '../../lib/locales'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { CanvasesTable, ElementsTable } from '../db/tables/canvases'
import type { Frameworks } from './frameworks'
import { canvasesOf, elementsOf } from './store'

/** A canvas with all that is kept of it, whether it is in use or in the archive. */
export interface Holding {
  id: string
  title: string
  archived: boolean
  /** Of its board. */
  documentId: string
  elements: { id: string; title: string; documentId: string }[]
}

/** Everything a workspace keeps, by name, in few questions however much it is. */
export async function holdingsOf(
  { database: { db }, frameworks }: { database: Database<Schema>; frameworks: Frameworks },
  workspaceId: string,
  locale: Locale,
): Promise<Holding[]> {
  const canvases = [
    ...(await canvasesOf(db, workspaceId, 'in use')),
    ...(await canvasesOf(db, workspaceId, 'archived')),
  ]
  if (canvases.length === 0) return []
  const labels = await frameworks.labelsIn(workspaceId)
  const words = new Map<string, FrameworkTexts>()
  for (const canvas of canvases) {
    const { framework_key: key, framework_version: version } = canvas
    const { framework } = await frameworks.stored(key, version)
    words.set(nameOf(canvas), textsOf(relabelled(framework, labels.get(key)), locale))
  }
  const ids = canvases.map(({ id }) => id)
  const elements = new Map<string, ElementsTable[]>(ids.map((id) => [id, []]))
  for (const element of await elementsOf(db, ids)) elements.get(element.canvas_id)?.push(element)
  return canvases.map((canvas) => ({
    ...{ id: canvas.id, title: canvas.title, documentId: canvas.document_id },
    archived: canvas.archived_at !== null,
    elements: (elements.get(canvas.id) ?? []).map(({ id, kind, title, document_id }) => ({
      ...{ id, documentId: document_id },
      title: title ?? words.get(nameOf(canvas))?.kinds[kind]?.label ?? kind,
    })),
  }))
}

function nameOf({ framework_key: key, framework_version: version }: CanvasesTable): string {
  return `${key}@${version}`
}

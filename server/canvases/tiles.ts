import type { ElementTile } from '../../lib/canvases'
import { textsOf } from '../../lib/frameworks/framework'
import type { Locale } from '../../lib/locales'
import type { Person } from '../../lib/people'
import type { CanvasesTable, ElementsTable } from '../db/schema'
import type { Head, Sync } from '../sync/sync'
import type { Members } from '../workspaces/members'
import type { Frameworks } from './frameworks'
import type { TileTexts } from './tile-texts'

export interface TilesParts {
  sync: Sync
  members: Members
  frameworks: Frameworks
  texts: TileTexts
}

/** Elements as boards and lists show them. */
export class Tiles {
  constructor(private readonly parts: TilesParts) {}

  /**
   * By element id. Whether the reader may see them is decided before.
   * @param canvases every canvas of this workspace that the elements belong to, by id
   */
  async of(
    workspaceId: string,
    canvases: Map<string, CanvasesTable>,
    elements: ElementsTable[],
    locale: Locale,
  ): Promise<Map<string, ElementTile>> {
    const documentIds = elements.map((element) => element.document_id)
    const heads = await this.parts.sync.heads(documentIds)
    const texts = await this.parts.texts.of(documentIds, heads)
    const people = await this.parts.members.people(workspaceId)
    const tiles = new Map<string, ElementTile>()
    for (const element of elements) {
      const canvas = canvases.get(element.canvas_id)
      if (!canvas) continue
      const { opening = '', words = 0 } = texts.get(element.document_id) ?? {}
      tiles.set(element.id, {
        id: element.id,
        kind: element.kind,
        title: element.title ?? (await this.label(canvas, element.kind, locale)),
        documentId: element.document_id,
        status: words > 0 ? 'draft' : 'empty',
        opening,
        words,
        lastChange: lastChange(heads.get(element.document_id), people),
      })
    }
    return tiles
  }

  private async label(canvas: CanvasesTable, kind: string, locale: Locale): Promise<string> {
    const { framework_key: key, framework_version: version } = canvas
    const framework = await this.parts.frameworks.read(key, version)
    return textsOf(framework, locale).kinds[kind]?.label ?? kind
  }
}

/** What the server put there to begin with is nobody's change. */
function lastChange(
  head: Head | undefined,
  people: Map<string, Person>,
): ElementTile['lastChange'] {
  if (!head || head.userId === null) return null
  return { at: new Date(head.at).toISOString(), by: people.get(head.userId) ?? null }
}

import type { ElementTile } from '../../lib/canvases'
import type { FrameworkTexts } from '../../lib/frameworks/framework'
import { textsOf } from '../../lib/frameworks/texts-of'
import type { Locale } from '../../lib/locales'
import type { Person } from '../../lib/people'
import type { CanvasesTable, ElementsTable } from '../db/tables/canvases'
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
    const wordsOf = new Map<string, FrameworkTexts>()
    for (const canvas of canvases.values()) wordsOf.set(canvas.id, await this.words(canvas, locale))
    const tiles = new Map<string, ElementTile>()
    for (const element of elements) {
      const canvas = canvases.get(element.canvas_id)
      if (!canvas) continue
      const { opening = '', words = 0 } = texts.get(element.document_id) ?? {}
      tiles.set(element.id, {
        id: element.id,
        kind: element.kind,
        title: element.title ?? wordsOf.get(canvas.id)?.kinds[element.kind]?.label ?? element.kind,
        documentId: element.document_id,
        status: words > 0 ? 'draft' : 'empty',
        opening,
        words,
        lastChange: lastChange(heads.get(element.document_id), people),
      })
    }
    return tiles
  }

  /** What elements are called, by element id; `canvases` as in `of`. */
  async titles(
    canvases: Map<string, CanvasesTable>,
    elements: ElementsTable[],
    locale: Locale,
  ): Promise<Map<string, string>> {
    const titles = new Map<string, string>()
    for (const canvas of canvases.values()) {
      const { kinds } = await this.words(canvas, locale)
      for (const { id, canvas_id, kind, title } of elements)
        if (canvas_id === canvas.id) titles.set(id, title ?? kinds[kind]?.label ?? kind)
    }
    return titles
  }

  /** Keys of the elements that the framework of a canvas has, in the version it is on. */
  async kindsOf(canvas: CanvasesTable): Promise<ReadonlySet<string>> {
    const { framework_key: key, framework_version: version } = canvas
    const { framework } = await this.parts.frameworks.stored(key, version)
    return new Set(framework.kinds.map((kind) => kind.key))
  }

  private async words(canvas: CanvasesTable, locale: Locale): Promise<FrameworkTexts> {
    const { workspace_id: workspaceId, framework_key: key, framework_version: version } = canvas
    return textsOf(await this.parts.frameworks.seenIn(workspaceId, key, version), locale)
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

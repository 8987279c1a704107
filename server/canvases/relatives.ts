import { AppError } from '../../lib/errors'
import type { Locale } from '../../lib/locales'
import type { CanvasRelative, ElementRelative } from '../../lib/relatives'
import { can } from '../../lib/roles'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { CanvasesTable } from '../db/tables/canvases'
import type { Caller } from '../http/caller'
import { demand } from '../workspaces/access'
import type { Members } from '../workspaces/members'
import { kinOf, type Kin } from './kin'
import { canvasById, canvasesMadeIn, elementById, elementsOf } from './store'
import type { Tiles } from './tiles'

export interface RelativesParts {
  database: Database<Schema>
  members: Members
  tiles: Tiles
}

/** What a canvas or an element can be compared with: what shares an ancestor with it. */
export class Relatives {
  constructor(private readonly parts: RelativesParts) {}

  /** Archived ones too: they are read. @throws AppError not_found */
  async ofCanvas(caller: Caller, id: string): Promise<CanvasRelative[]> {
    const { db } = this.parts.database
    const canvas = await canvasById(db, id)
    if (!canvas) throw new AppError('not_found')
    return (await this.readable(caller, canvas)).map(shown)
  }

  /**
   * The same element of each of those canvases that has it, whether its words were carried over or
   * not: what was begun anew answers the same question. @throws AppError not_found
   */
  async ofElement(caller: Caller, id: string, locale: Locale): Promise<ElementRelative[]> {
    const { db } = this.parts.database
    const element = await elementById(db, id)
    const canvas = element && (await canvasById(db, element.canvas_id))
    if (!element || !canvas) throw new AppError('not_found')
    const kin = await this.readable(caller, canvas)
    if (kin.length === 0) return []
    const canvases = new Map(kin.map((one) => [one.canvas.id, one.canvas]))
    const all = await elementsOf(db, [...canvases.keys()])
    const same = all.filter(({ kind }) => kind === element.kind)
    const tiles = await this.parts.tiles.of(canvas.workspace_id, canvases, same, locale)
    return kin.flatMap((one) => {
      const there = same.find(({ canvas_id }) => canvas_id === one.canvas.id)
      const tile = there && tiles.get(there.id)
      return tile ? [{ id: tile.id, title: tile.title, words: tile.words, canvas: shown(one) }] : []
    })
  }

  /** The relatives of a canvas that whoever asks may read; a copy never leaves its workspace. */
  private async readable(caller: Caller, canvas: CanvasesTable): Promise<Kin<CanvasesTable>[]> {
    const { database, members } = this.parts
    const role = await members.roleOf(canvas.workspace_id, caller.userId)
    demand(caller, role, 'canvas.read')
    const actor = { role, scope: caller.scope }
    if (!can(actor, 'element.read').allowed) return []
    return kinOf(await canvasesMadeIn(database.db, canvas.workspace_id), canvas.id)
  }
}

function shown({ canvas, kinship }: Kin<CanvasesTable>): CanvasRelative {
  const { id, title, standing, archived_at, created_at: createdAt } = canvas
  return { id, title, kinship, standing, archived: archived_at !== null, createdAt }
}

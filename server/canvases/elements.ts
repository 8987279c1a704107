import type { JSONContent } from '@tiptap/core'
import type { Element } from '../../lib/canvases'
import { AppError } from '../../lib/errors'
import type { Locale } from '../../lib/locales'
import { can, type CommentPolicy, type HistoryPolicy, type Role } from '../../lib/roles'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { CanvasesTable, ElementsTable } from '../db/tables/canvases'
import type { Caller } from '../http/caller'
import type { Sync } from '../sync/sync'
import { demand, refusal } from '../workspaces/access'
import type { Members } from '../workspaces/members'
import { textAsJson, textAsMarkdown } from './element-text'
import { withText } from './with-text'
import { canvasById, elementById, elementsByIds } from './store'
import type { Tiles } from './tiles'
import { mayWriteElement, type Drafting, type ElementPlace } from './writing'

export interface ElementsParts {
  database: Database<Schema>
  sync: Sync
  members: Members
  tiles: Tiles
  drafting: Drafting
  /** Who may comment in a workspace, and who may know its history. */
  policiesOf(workspaceId: string): Promise<Policies>
}

interface Policies {
  commenting: CommentPolicy
  history: HistoryPolicy
}

/** An element, and what somebody who reads it may do there. */
export interface SeenElement extends Policies {
  element: ElementsTable
  canvas: CanvasesTable
  role: Role | null
  mayWrite: boolean
}

/** Elements, one text each. All methods: @throws AppError not_found */
export class Elements {
  constructor(private readonly parts: ElementsParts) {}

  async read(caller: Caller, id: string, locale: Locale): Promise<Element> {
    const { element, canvas, role } = await this.readable(caller, id)
    const canvases = new Map([[canvas.id, canvas]])
    const tiles = await this.parts.tiles.of(canvas.workspace_id, canvases, [element], locale)
    const tile = tiles.get(id)
    if (!tile) throw new AppError('not_found')
    const { drafting } = this.parts
    const place = placeOf(element, canvas)
    const mayWrite = await mayWriteElement(drafting, { ...caller, role }, place)
    const { policy } = await drafting.standing(place, caller.userId)
    const { commenting, history } = await this.parts.policiesOf(canvas.workspace_id)
    const actor = { role, scope: caller.scope }
    const mayComment = !place.archived && can(actor, 'comment.write', { commenting }).allowed
    return {
      ...tile,
      canvas: {
        id: canvas.id,
        title: canvas.title,
        workspaceId: canvas.workspace_id,
        documentId: canvas.document_id,
        framework: { key: canvas.framework_key, version: canvas.framework_version },
        archivedAt: canvas.archived_at,
      },
      access: mayWrite.allowed ? 'write' : 'read',
      mayComment,
      mayLookBack: can(actor, 'history.read', { history }).allowed,
      writing: { policy, drafters: policy === 'open' ? [] : await drafting.drafters(place) },
    }
  }

  /**
   * The element, for whoever may write in it: everything that adds to one asks here.
   * @throws AppError not_found, not_allowed, scope_too_small, not_drafting
   */
  async writable(
    caller: Caller,
    id: string,
  ): Promise<{ element: ElementsTable; canvas: CanvasesTable }> {
    const { element, canvas, role } = await this.readable(caller, id)
    const who = { ...caller, role }
    const verdict = await mayWriteElement(this.parts.drafting, who, placeOf(element, canvas))
    if (!verdict.allowed) throw refusal(verdict.reason)
    return { element, canvas }
  }

  /** The element, for whoever reads it, with what they may do there. @throws AppError not_found */
  async seen(caller: Caller, id: string): Promise<SeenElement> {
    const { element, canvas, role } = await this.readable(caller, id)
    const { drafting, policiesOf } = this.parts
    const verdict = await mayWriteElement(drafting, { ...caller, role }, placeOf(element, canvas))
    const policies = await policiesOf(canvas.workspace_id)
    return { element, canvas, role, mayWrite: verdict.allowed, ...policies }
  }

  /** What those of these elements that a workspace has are called, by id; whoever asks reads it. */
  async named(
    workspaceId: string,
    ids: string[],
    locale: Locale,
  ): Promise<Map<string, { id: string; canvasId: string; title: string }>> {
    if (ids.length === 0) return new Map()
    const { db } = this.parts.database
    const elements = await elementsByIds(db, workspaceId, ids)
    const canvases = new Map<string, CanvasesTable>()
    for (const id of new Set(elements.map(({ canvas_id }) => canvas_id))) {
      const canvas = await canvasById(db, id)
      if (canvas) canvases.set(id, canvas)
    }
    const titles = await this.parts.tiles.titles(canvases, elements, locale)
    return new Map(
      elements.map(({ id, canvas_id }) => [
        id,
        { id, canvasId: canvas_id, title: titles.get(id) ?? '' },
      ]),
    )
  }

  async markdown(caller: Caller, id: string): Promise<string> {
    const { element, canvas } = await this.readable(caller, id)
    const { update } = await this.parts.sync.state(element.document_id)
    const people = await this.parts.members.people(canvas.workspace_id)
    const nameOf = (person: string) => people.get(person)?.name ?? null
    return withText(update, (text) => textAsMarkdown(text, nameOf))
  }

  async json(caller: Caller, id: string): Promise<JSONContent> {
    const { element } = await this.readable(caller, id)
    const { update } = await this.parts.sync.state(element.document_id)
    return withText(update, textAsJson)
  }

  private async readable(
    caller: Caller,
    id: string,
  ): Promise<{ element: ElementsTable; canvas: CanvasesTable; role: Role | null }> {
    const { db } = this.parts.database
    const element = await elementById(db, id)
    const canvas = element && (await canvasById(db, element.canvas_id))
    if (!element || !canvas) throw new AppError('not_found')
    const role = await this.parts.members.roleOf(canvas.workspace_id, caller.userId)
    demand(caller, role, 'element.read')
    return { element, canvas, role }
  }
}

function placeOf(element: ElementsTable, canvas: CanvasesTable): ElementPlace {
  const { workspace_id: workspaceId, id: canvasId } = canvas
  return { workspaceId, canvasId, elementId: element.id, archived: canvas.archived_at !== null }
}

import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { AuditAction, AuditDetail } from '../../lib/audit'
import type { CanvasChange, CanvasCopy } from '../../lib/canvases'
import { AppError } from '../../lib/errors'
import { CLOSE } from '../../lib/protocol'
import type { Role } from '../../lib/roles'
import type { Audit } from '../audit/audit'
import type { Database, Tx } from '../db/database'
import type { Schema } from '../db/schema'
import type { CanvasesTable, ElementsTable } from '../db/tables/canvases'
import type { Events } from '../events/events'
import type { Caller } from '../http/caller'
import type { Sync } from '../sync/sync'
import { demand } from '../workspaces/access'
import type { Members } from '../workspaces/members'
import { announceCanvas } from './announce'
import { copyText } from './copy-text'
import { firstContent } from './element-text'
import { canvasById, elementsOf, insertCanvas, updateCanvas } from './store'

export interface CanvasLifeParts {
  database: Database<Schema>
  sync: Sync
  members: Members
  audit: Audit
  events: Events
  /** There are texts that nobody typed: what follows every keystroke has not heard of them. */
  textsMade(documentIds: readonly string[]): void
}

type Change = z.output<typeof CanvasChange>
type Copy = z.output<typeof CanvasCopy>

/** What happens to a canvas after it was made: it is renamed, archived, restored, copied, forked. */
export class CanvasLife {
  constructor(private readonly parts: CanvasLifeParts) {}

  /**
   * All of the change or nothing of it. Archiving closes the texts at once for everybody; whoever
   * comes back reads. Restoring does the same, and whoever may write writes again.
   * @throws AppError not_found, not_allowed, scope_too_small, canvas_archived
   */
  async change(caller: Caller, id: string, change: Change): Promise<void> {
    const { canvas, role } = await this.canvas(caller, id)
    demand(caller, role, 'canvas.change')
    if (change.archived !== undefined) demand(caller, role, 'canvas.archive')
    if (change.standing !== undefined) demand(caller, role, 'canvas.set-standing')
    const { database, sync } = this.parts
    const texts = await elementsOf(database.db, [canvas.id])
    await database.transaction(async (tx) => {
      const before = await canvasById(tx.db, id)
      if (!before) throw new AppError('not_found')
      const after = changed(before, change, caller.userId)
      await updateCanvas(tx.db, id, after)
      for (const act of actsOf(before, after)) await this.record(tx, caller.userId, before, act)
      if ((before.archived_at === null) !== (after.archived_at === null))
        await this.tell(tx, caller.userId, before, after.archived_at ? 'archived' : 'restored')
      tx.onCommit(() => {
        announceCanvas(sync, before)
        if ((before.archived_at === null) === (after.archived_at === null)) return
        const documentIds = texts.map((text) => text.document_id)
        sync.revoke({ documentIds }, CLOSE.notAllowed)
      })
    })
  }

  /**
   * Makes another canvas with the texts of this one as they stand on disk now, in the same
   * workspace and on the same version of the framework. Works on archived ones too.
   * @returns the id of the copy
   * @throws AppError not_found, not_allowed, scope_too_small; bad_request when an element to carry
   *   over is not of this canvas
   */
  async copy(caller: Caller, id: string, wanted: Copy): Promise<string> {
    const { canvas, role } = await this.canvas(caller, id)
    demand(caller, role, 'canvas.create')
    const { database, sync } = this.parts
    const from = await elementsOf(database.db, [id])
    const carried = new Set(wanted.elements ?? from.map((element) => element.id))
    for (const each of carried)
      if (!from.some((element) => element.id === each))
        throw new AppError('bad_request', { elements: 'Not an element of this canvas.' })
    const copy = copyOf(canvas, wanted, caller.userId)
    const elements: ElementsTable[] = []
    await sync.create(copy.document_id, null, SERVER)
    // Documents first, one at a time: texts can be large, and no row may name one that is not there.
    for (const element of from) {
      const made = { ...element, id: randomUUID(), canvas_id: copy.id, document_id: randomUUID() }
      const first = carried.has(element.id)
        ? copyText((await sync.state(element.document_id)).update)
        : firstContent()
      await sync.create(made.document_id, first, SERVER)
      elements.push(made)
    }
    await database.transaction(async (tx) => {
      await insertCanvas(tx.db, copy, elements)
      const detail = { from: canvas.id, fromTitle: canvas.title, as: wanted.as }
      await this.record(tx, caller.userId, copy, { action: 'canvas.copied', detail })
      await this.tell(tx, caller.userId, copy, 'created')
      tx.onCommit(() => {
        announceCanvas(sync, copy)
        announceCanvas(sync, canvas)
        this.parts.textsMade(elements.map((element) => element.document_id))
      })
    })
    return copy.id
  }

  private async canvas(
    caller: Caller,
    id: string,
  ): Promise<{ canvas: CanvasesTable; role: Role | null }> {
    const canvas = await canvasById(this.parts.database.db, id)
    if (!canvas) throw new AppError('not_found')
    const role = await this.parts.members.roleOf(canvas.workspace_id, caller.userId)
    demand(caller, role, 'canvas.read')
    return { canvas, role }
  }

  private tell(
    tx: Tx<Schema>,
    actorId: string,
    { id: canvasId, workspace_id: workspaceId }: CanvasesTable,
    what: 'created' | 'archived' | 'restored',
  ): Promise<void> {
    const kind = `canvas.${what}` as const
    return this.parts.events.tell(tx, { workspaceId, actorId, kind, canvasId })
  }

  private record(tx: Tx<Schema>, actorId: string, canvas: CanvasesTable, act: CanvasAct) {
    const subject = { kind: 'canvas', id: canvas.id, name: canvas.title } as const
    return this.parts.audit.record(tx, {
      workspaceId: canvas.workspace_id,
      ...{ actorId, subject, ...act },
    })
  }
}

interface CanvasAct {
  action: AuditAction
  detail?: AuditDetail
}

type Changed = Pick<CanvasesTable, 'title' | 'summary' | 'standing' | 'archived_at' | 'archived_by'>

// What a copy begins with is nobody's writing; the audit log says who copied it.
const SERVER = { userId: null, key: null }

/** @throws AppError canvas_archived when it would change what stays archived. */
function changed(before: CanvasesTable, change: Change, userId: string): Changed {
  const { archived = before.archived_at !== null, ...rest } = change
  if (archived && before.archived_at !== null && Object.values(rest).some((v) => v !== undefined))
    throw new AppError('canvas_archived')
  const { title = before.title, summary = before.summary, standing = before.standing } = change
  const words = { title, summary, standing }
  if (!archived) return { ...words, archived_at: null, archived_by: null }
  return {
    ...words,
    archived_at: before.archived_at ?? new Date().toISOString(),
    archived_by: before.archived_at === null ? userId : before.archived_by,
  }
}

function actsOf(before: CanvasesTable, after: Changed): CanvasAct[] {
  const acts: CanvasAct[] = []
  if (before.title !== after.title)
    acts.push({ action: 'canvas.renamed', detail: { from: before.title, to: after.title } })
  if (before.standing !== after.standing)
    acts.push({
      action: 'canvas.standing-changed',
      detail: { from: before.standing, to: after.standing },
    })
  if (before.archived_at === null && after.archived_at !== null)
    acts.push({ action: 'canvas.archived' })
  if (before.archived_at !== null && after.archived_at === null)
    acts.push({ action: 'canvas.restored' })
  return acts
}

function copyOf(canvas: CanvasesTable, wanted: Copy, userId: string): CanvasesTable {
  const at = new Date().toISOString()
  return {
    ...canvas,
    id: randomUUID(),
    title: wanted.title,
    summary: wanted.summary,
    document_id: randomUUID(),
    created_by: userId,
    created_at: at,
    // Agreed on was the other one.
    standing: 'exploring',
    archived_at: null,
    archived_by: null,
    origin_canvas_id: canvas.id,
    origin_as: wanted.as,
    origin_at: at,
  }
}

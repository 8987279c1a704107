import { randomUUID } from 'node:crypto'
import type { CanvasEvent } from '../../lib/canvases'
import { AppError } from '../../lib/errors'
import type { Framework } from '../../lib/frameworks/framework'
import { textsOf } from '../../lib/frameworks/texts-of'
import type { UpgradeOffer } from '../../lib/frameworks/workspace-framework'
import type { Locale } from '../../lib/locales'
import type { Audit } from '../audit/audit'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { CanvasesTable, ElementsTable } from '../db/tables/canvases'
import type { Caller } from '../http/caller'
import type { Author, Sync } from '../sync/sync'
import { demand } from '../workspaces/access'
import type { Members } from '../workspaces/members'
import { firstContent } from './element-text'
import type { Frameworks } from './frameworks'
import { canvasById, elementsOf, insertElements, movePin, updateElement } from './store'

export interface UpgradesParts {
  database: Database<Schema>
  sync: Sync
  members: Members
  frameworks: Frameworks
  audit: Audit
}

// First content is nobody's change.
const SERVER: Author = { userId: null, key: null }

/**
 * From one version of its framework to a newer one: a canvas stays on its version until somebody who
 * may has seen what is different and accepts it. Texts are never touched: an element that the newer
 * version does not have stays, under the name it had.
 */
export class Upgrades {
  constructor(private readonly parts: UpgradesParts) {}

  /** @throws AppError not_found, not_allowed */
  async offer(caller: Caller, canvasId: string): Promise<UpgradeOffer> {
    const { canvas, from, to } = await this.versionsOf(caller, canvasId)
    const seen = async ({ key, version }: Framework) =>
      this.parts.frameworks.seenIn(canvas.workspace_id, key, version)
    return { from: await seen(from), to: to && (await seen(to)) }
  }

  /**
   * @throws AppError not_found, not_allowed, scope_too_small
   * @throws AppError canvas_archived
   * @throws AppError framework_changed when the canvas or the framework has moved on since it was shown
   */
  async accept(caller: Caller, canvasId: string, version: number, locale: Locale): Promise<void> {
    const { canvas, from, to } = await this.versionsOf(caller, canvasId)
    if (canvas.archived_at !== null) throw new AppError('canvas_archived')
    if (to?.version !== version) throw new AppError('framework_changed')
    const elements = await elementsOf(this.parts.database.db, [canvas.id])
    const seen = await this.parts.frameworks.seenIn(canvas.workspace_id, from.key, from.version)
    const names = textsOf(seen, locale).kinds
    const added = newElements(canvas, elements, to)
    // Documents first, so that no row ever names one that does not exist.
    for (const element of added)
      await this.parts.sync.create(element.document_id, firstContent(), SERVER, Date.now())
    await this.parts.database.transaction(async (tx) => {
      const pin = { from: from.version, to: version }
      // Of two people who accept at once, one is told that it is done.
      if (!(await movePin(tx.db, canvas.id, pin))) throw new AppError('framework_changed')
      await insertElements(tx.db, added)
      for (const element of elements)
        await updateElement(tx.db, element.id, {
          position: positionIn(to, elements, element),
          title: titleAfter(element, { from, to }, names[element.kind]?.label),
        })
      await this.parts.audit.record(tx, {
        ...{ workspaceId: canvas.workspace_id, actorId: caller.userId, action: 'canvas.upgraded' },
        subject: { kind: 'canvas', id: canvas.id, name: canvas.title },
        detail: { framework: textsOf(to, locale).name, ...pin },
      })
      const event: CanvasEvent = { type: 'canvas-changed' }
      tx.onCommit(() => this.parts.sync.announce(canvas.document_id, event))
    })
  }

  private async versionsOf(caller: Caller, canvasId: string) {
    const canvas = await canvasById(this.parts.database.db, canvasId)
    if (!canvas) throw new AppError('not_found')
    const role = await this.parts.members.roleOf(canvas.workspace_id, caller.userId)
    demand(caller, role, 'canvas.upgrade')
    const { workspace_id: workspaceId, framework_key: key, framework_version: version } = canvas
    const { framework: from } = await this.parts.frameworks.stored(key, version)
    const newest = await this.parts.frameworks.newest(workspaceId, key)
    const isNewer = canvas.archived_at === null && newest !== null && newest.version > version
    return { canvas, from, to: isNewer ? newest : null }
  }
}

/** In the order of the new version; what it does not have comes last. */
function positionIn(to: Framework, elements: ElementsTable[], element: ElementsTable): number {
  const place = to.kinds.findIndex(({ key }) => key === element.kind)
  if (place >= 0) return place
  return to.kinds.length + elements.filter(({ kind }) => !has(to, kind)).indexOf(element)
}

/** What the new version does not have keeps the name it had; what is back has the framework's again. */
function titleAfter(
  { kind, title }: ElementsTable,
  { from, to }: { from: Framework; to: Framework },
  name: string | undefined,
): string | null {
  if (has(from, kind) === has(to, kind)) return title
  return has(to, kind) ? null : (title ?? name ?? kind)
}

function has({ kinds }: Framework, key: string): boolean {
  return kinds.some((kind) => kind.key === key)
}

function newElements(
  canvas: CanvasesTable,
  elements: readonly ElementsTable[],
  to: Framework,
): ElementsTable[] {
  return to.kinds.flatMap(({ key }, position) =>
    elements.some(({ kind }) => kind === key)
      ? []
      : [
          {
            id: randomUUID(),
            canvas_id: canvas.id,
            kind: key,
            position,
            title: null,
            document_id: randomUUID(),
          },
        ],
  )
}

import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { AuditAction } from '../../lib/audit'
import type { CanvasEvent } from '../../lib/canvases'
import { AppError } from '../../lib/errors'
import { pathOf, sentenceOf, type Fault } from '../../lib/frameworks/faults'
import {
  FILE_LIMIT,
  fileOf,
  readFile,
  type FrameworkFile,
} from '../../lib/frameworks/framework-file'
import type { Framework } from '../../lib/frameworks/framework'
import { textsOf } from '../../lib/frameworks/texts-of'
import type { Labels } from '../../lib/frameworks/labels'
import type {
  FrameworkMake,
  FrameworkSave,
  WorkspaceFramework,
} from '../../lib/frameworks/workspace-framework'
import type { Locale } from '../../lib/locales'
import type { Person } from '../../lib/people'
import type { Audit } from '../audit/audit'
import type { Database, Tx } from '../db/database'
import type { Schema } from '../db/schema'
import type { FrameworksTable } from '../db/tables/canvases'
import type { Caller } from '../http/caller'
import type { Sync } from '../sync/sync'
import { demand } from '../workspaces/access'
import type { Members } from '../workspaces/members'
import { channelsOn, insertFramework, newestVersions, saveLabels } from './framework-store'
import { rankOf, type Frameworks } from './frameworks'

export interface OwnFrameworksParts {
  database: Database<Schema>
  sync: Sync
  members: Members
  frameworks: Frameworks
  audit: Audit
}

type Row = Omit<FrameworksTable, 'data'>

/**
 * The frameworks of a workspace: those of the product and those it has made. A version is never
 * edited; saving adds the next one. All methods: @throws AppError not_found
 */
export class OwnFrameworks {
  constructor(private readonly parts: OwnFrameworksParts) {}

  /** Those of the product in the order in which they are offered, then the group's own, oldest first. */
  async list(caller: Caller, workspaceId: string): Promise<WorkspaceFramework[]> {
    await this.mayRead(caller, workspaceId)
    const newest = await newestVersions(this.parts.database.db, workspaceId)
    newest.sort(
      (a, b) =>
        rankOf(a.key) - rankOf(b.key) ||
        (a.saved_at ?? '').localeCompare(b.saved_at ?? '') ||
        a.key.localeCompare(b.key),
    )
    return this.shown(workspaceId, newest)
  }

  async read(caller: Caller, workspaceId: string, key: string): Promise<WorkspaceFramework> {
    await this.mayRead(caller, workspaceId)
    const [shown] = await this.shown(workspaceId, [await this.newest(workspaceId, key)])
    if (!shown) throw new AppError('not_found')
    return shown
  }

  /** As a file that can be brought in elsewhere. */
  async file(caller: Caller, workspaceId: string, key: string): Promise<FrameworkFile> {
    return fileOf((await this.read(caller, workspaceId, key)).framework)
  }

  /** One version, of the product or of a workspace that the caller is in. */
  async version(caller: Caller, key: string, version: number): Promise<Framework> {
    const { framework, workspaceId } = await this.parts.frameworks.stored(key, version)
    if (workspaceId !== null) await this.mayRead(caller, workspaceId)
    return framework
  }

  /** @throws AppError not_allowed, scope_too_small, framework_wrong, too_large */
  async make(
    caller: Caller,
    workspaceId: string,
    { file, imported }: z.output<typeof FrameworkMake>,
    locale: Locale,
  ): Promise<Framework> {
    await this.maySave(caller, workspaceId)
    const framework = { key: `own-${randomUUID()}`, version: 1, ...contentOf(file) }
    const action = imported ? 'framework.imported' : 'framework.saved'
    await this.parts.database.transaction((tx) =>
      this.store(tx, { caller, workspaceId, framework, locale, action }),
    )
    return framework
  }

  /**
   * The next version.
   * @throws AppError framework_changed when there is a newer version than the one it was made from
   * @throws AppError not_allowed, scope_too_small, framework_wrong, too_large
   */
  async save(
    caller: Caller,
    { workspaceId, key }: { workspaceId: string; key: string },
    { file, after }: z.output<typeof FrameworkSave>,
    locale: Locale,
  ): Promise<Framework> {
    await this.maySave(caller, workspaceId)
    const newest = await this.newest(workspaceId, key)
    // What comes with the product is nobody's to change: they make a copy.
    if (newest.workspace_id === null) throw new AppError('not_found')
    const framework = { key, version: after + 1, ...contentOf(file) }
    if (newest.version !== after) throw new AppError('framework_changed')
    await this.parts.database.transaction(async (tx) => {
      const action = 'framework.saved'
      await this.store(tx, { caller, workspaceId, framework, locale, action })
      await this.tell(tx, workspaceId, key)
    })
    return framework
  }

  /**
   * What the group calls the elements of a framework, in every canvas built on it.
   * @throws AppError not_allowed, scope_too_small
   * @throws AppError bad_request for an element that the framework does not have
   */
  async relabel(
    caller: Caller,
    { workspaceId, key }: { workspaceId: string; key: string },
    labels: Labels,
    locale: Locale,
  ): Promise<void> {
    const role = await this.parts.members.roleOf(workspaceId, caller.userId)
    demand(caller, role, 'framework.relabel')
    const { version } = await this.newest(workspaceId, key)
    const { framework } = await this.parts.frameworks.stored(key, version)
    refuseStrangers(framework, labels)
    const { name } = textsOf(framework, locale)
    await this.parts.database.transaction(async (tx) => {
      await saveLabels(tx.db, workspaceId, key, JSON.stringify(labels))
      await this.parts.audit.record(tx, {
        ...{ workspaceId, actorId: caller.userId, action: 'framework.relabelled' },
        subject: { kind: 'framework', id: key, name },
        detail: { elements: Object.keys(labels).length },
      })
      await this.tell(tx, workspaceId, key)
    })
  }

  private async mayRead(caller: Caller, workspaceId: string): Promise<void> {
    const role = await this.parts.members.roleOf(workspaceId, caller.userId)
    demand(caller, role, 'framework.list')
  }

  private async maySave(caller: Caller, workspaceId: string): Promise<void> {
    const role = await this.parts.members.roleOf(workspaceId, caller.userId)
    demand(caller, role, 'framework.save')
  }

  private async newest(workspaceId: string, key: string): Promise<Row> {
    const all = await newestVersions(this.parts.database.db, workspaceId)
    const found = all.find((one) => one.key === key)
    if (!found) throw new AppError('not_found')
    return found
  }

  private async store(tx: Tx<Schema>, act: Saving): Promise<void> {
    const { caller, workspaceId, framework, locale, action } = act
    const stored = await insertFramework(tx.db, {
      key: framework.key,
      version: framework.version,
      data: JSON.stringify(framework),
      workspace_id: workspaceId,
      saved_by: caller.userId,
      saved_at: new Date().toISOString(),
    })
    // Somebody was faster by a moment.
    if (!stored) throw new AppError('framework_changed')
    await this.parts.audit.record(tx, {
      ...{ workspaceId, actorId: caller.userId, action },
      subject: { kind: 'framework', id: framework.key, name: textsOf(framework, locale).name },
      detail: { version: framework.version },
    })
  }

  /** Boards that are open ask again: names may be others, or a newer version may be on offer. */
  private async tell(tx: Tx<Schema>, workspaceId: string, key: string): Promise<void> {
    const event: CanvasEvent = { type: 'canvas-changed' }
    const channels = await channelsOn(tx.db, workspaceId, key)
    tx.onCommit(() => {
      for (const channel of channels) this.parts.sync.announce(channel, event)
    })
  }

  private async shown(workspaceId: string, rows: Row[]): Promise<WorkspaceFramework[]> {
    const labels = await this.parts.frameworks.labelsIn(workspaceId)
    const people = await this.parts.members.people(workspaceId)
    return Promise.all(
      rows.map(async (row) => ({
        framework: (await this.parts.frameworks.stored(row.key, row.version)).framework,
        labels: labels.get(row.key) ?? {},
        own: row.workspace_id !== null,
        saved: savedIn(row, people),
      })),
    )
  }
}

interface Saving {
  caller: Caller
  workspaceId: string
  framework: Framework
  locale: Locale
  action: AuditAction
}

function savedIn(row: Row, people: Map<string, Person>): WorkspaceFramework['saved'] {
  if (row.saved_at === null) return null
  return { at: row.saved_at, by: (row.saved_by && people.get(row.saved_by)) || null }
}

function contentOf(file: unknown): Omit<Framework, 'key' | 'version'> {
  if (Buffer.byteLength(JSON.stringify(file)) > FILE_LIMIT) throw new AppError('too_large')
  const { content, faults } = readFile(file)
  if (content) return content
  throw new AppError('framework_wrong', fieldsOf(faults))
}

/** Where → everything wrong there. */
function fieldsOf(faults: readonly Fault[]): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const fault of faults) {
    const where = pathOf(fault.path) || 'file'
    fields[where] = [fields[where], sentenceOf(fault)].filter(Boolean).join(' ')
  }
  return fields
}

function refuseStrangers(framework: Framework, labels: Labels): void {
  const known = new Set(framework.kinds.map((kind) => kind.key))
  const strange = Object.keys(labels).find((key) => !known.has(key))
  if (strange !== undefined)
    throw new AppError('bad_request', { [strange]: 'The framework has no such element.' })
}

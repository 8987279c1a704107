import { randomUUID } from 'node:crypto'
import { AppError } from '../../lib/errors'
import type { z } from 'zod'
import type { MailPolicy } from '../../lib/mail-policy'
import type { CommentPolicy, HistoryPolicy, Role, WritingPolicy } from '../../lib/roles'
import { slugFrom, type Workspace, type WorkspaceChange } from '../../lib/workspaces'
import type { Audit } from '../audit/audit'
import type { Database, Tx } from '../db/database'
import type { Schema } from '../db/schema'
import type { WorkspacesTable } from '../db/tables/people'
import type { Caller } from '../http/caller'
import { demand } from './access'
import type { Members } from './members'
import {
  insertWorkspace,
  lockWorkspace,
  updateWorkspace,
  workspaceById,
  workspaceBySlug,
  workspacesOf,
} from './store'

/** One workspace of a person, as `GET /me` shows it. */
export interface OwnWorkspace {
  id: string
  slug: string
  name: string
  role: Role
  colour: number
  pseudonym: string | null
  writing: WritingPolicy
  commenting: CommentPolicy
  history: HistoryPolicy
  mails: MailPolicy
}

/** How a workspace begins. */
const POLICIES = {
  writing: 'open',
  commenting: 'members',
  history: 'members',
  mails: 'words',
} as const
const NAMED_POLICIES = ['writing', 'commenting', 'history', 'mails'] as const

export interface WorkspacesParts {
  database: Database<Schema>
  members: Members
  audit: Audit
  /** Who writes in its texts changed, and that is on disk: whoever keeps them open asks anew. */
  policyChanged(workspaceId: string): Promise<void>
}

/** Workspaces themselves: strictly apart from each other. Who is in them is `Members`. */
export class Workspaces {
  constructor(private readonly parts: WorkspacesParts) {}

  /**
   * Makes an empty workspace without members. Without a slug one is made from the name and numbered
   * when it is taken.
   * @throws AppError slug_in_use when the slug was given and is taken.
   */
  async create(
    tx: Tx<Schema>,
    wanted: { name: string; slug?: string | undefined },
  ): Promise<{ id: string; slug: string }> {
    const id = randomUUID()
    const created_at = new Date().toISOString()
    for (let n = 1; ; n++) {
      const slug = wanted.slug ?? numbered(slugFrom(wanted.name), n)
      const row = { id, slug, name: wanted.name, created_at }
      if (await insertWorkspace(tx.db, { ...row, ...POLICIES })) return { id, slug }
      if (wanted.slug !== undefined) throw new AppError('slug_in_use')
    }
  }

  /** @throws AppError not_found */
  async read(caller: Caller, id: string): Promise<Workspace> {
    const role = await this.parts.members.roleOf(id, caller.userId)
    demand(caller, role, 'workspace.read')
    const { slug, name, writing, commenting, history, mails } = await this.named(id)
    const policies = { writing, commenting, history, mails }
    // An outsider has no role and was refused above.
    return { id, slug, name, ...policies, role: role ?? 'observer' }
  }

  /** Fields that are absent stay. @throws AppError not_found, not_allowed, scope_too_small */
  async change(
    caller: Caller,
    id: string,
    change: z.output<typeof WorkspaceChange>,
  ): Promise<void> {
    const { database, members, audit, policyChanged } = this.parts
    const role = await members.roleOf(id, caller.userId)
    const { name, writing } = change
    const setsPolicy = NAMED_POLICIES.some((policy) => change[policy] !== undefined)
    if (name !== undefined || !setsPolicy) demand(caller, role, 'workspace.rename')
    if (setsPolicy) demand(caller, role, 'workspace.set-policy')
    const changed = await database.transaction(async (tx) => {
      await lockWorkspace(tx.db, id)
      const before = await workspaceById(tx.db, id)
      if (!before) throw new AppError('not_found')
      const act = { workspaceId: id, actorId: caller.userId }
      const subject = { kind: 'workspace' as const, id, name: name ?? before.name }
      if (name !== undefined && name !== before.name) {
        await updateWorkspace(tx.db, id, { name })
        const detail = { from: before.name, to: name }
        await audit.record(tx, { ...act, action: 'workspace.renamed', subject, detail })
      }
      for (const policy of NAMED_POLICIES) {
        const to = change[policy]
        if (to === undefined || to === before[policy]) continue
        await updateWorkspace(tx.db, id, { [policy]: to })
        const detail = { policy, from: before[policy], to }
        await audit.record(tx, { ...act, action: 'workspace.policy-changed', subject, detail })
      }
      return writing !== undefined && writing !== before.writing
    })
    if (changed) await policyChanged(id)
  }

  /** Who may write in the texts of a workspace. */
  async policyOf(id: string): Promise<WritingPolicy> {
    return (await this.named(id)).writing
  }

  /** Who may comment on the texts of a workspace, and who may know their history. */
  async policiesOf(id: string): Promise<{ commenting: CommentPolicy; history: HistoryPolicy }> {
    const { commenting, history } = await this.named(id)
    return { commenting, history }
  }

  /** The workspaces a person is in now, by name. */
  ofPerson(userId: string): Promise<OwnWorkspace[]> {
    return workspacesOf(this.parts.database.db, userId)
  }

  /** For commands on the server, which nobody has to be allowed. Null when there is none. */
  async bySlug(slug: string): Promise<{ id: string; slug: string; name: string } | null> {
    return (await workspaceBySlug(this.parts.database.db, slug)) ?? null
  }

  /** @throws AppError not_found */
  async named(
    id: string,
  ): Promise<Pick<WorkspacesTable, 'slug' | 'name' | (typeof NAMED_POLICIES)[number]>> {
    const row = await workspaceById(this.parts.database.db, id)
    if (!row) throw new AppError('not_found')
    return row
  }
}

function numbered(slug: string, n: number): string {
  return n === 1 ? slug : `${slug.slice(0, 44)}-${n}`
}

import { randomUUID } from 'node:crypto'
import { AppError } from '../../lib/errors'
import type { Role } from '../../lib/roles'
import { slugFrom, type Workspace } from '../../lib/workspaces'
import type { Database, Tx } from '../db/database'
import type { Schema } from '../db/schema'
import type { Caller } from '../http/caller'
import { demand } from './access'
import type { Members } from './members'
import {
  insertWorkspace,
  renameWorkspace,
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
}

/** Workspaces themselves: strictly apart from each other. Who is in them is `Members`. */
export class Workspaces {
  constructor(private readonly parts: { database: Database<Schema>; members: Members }) {}

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
      if (await insertWorkspace(tx.db, { id, slug, name: wanted.name, created_at }))
        return { id, slug }
      if (wanted.slug !== undefined) throw new AppError('slug_in_use')
    }
  }

  /** @throws AppError not_found */
  async read(caller: Caller, id: string): Promise<Workspace> {
    const role = await this.parts.members.roleOf(id, caller.userId)
    demand(caller, role, 'workspace.read')
    const { slug, name } = await this.named(id)
    // An outsider has no role and was refused above.
    return { id, slug, name, role: role ?? 'observer' }
  }

  /** @throws AppError not_found, not_allowed, scope_too_small */
  async rename(caller: Caller, id: string, name: string): Promise<void> {
    demand(caller, await this.parts.members.roleOf(id, caller.userId), 'workspace.rename')
    await renameWorkspace(this.parts.database.db, id, name)
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
  async named(id: string): Promise<{ slug: string; name: string }> {
    const row = await workspaceById(this.parts.database.db, id)
    if (!row) throw new AppError('not_found')
    return row
  }
}

function numbered(slug: string, n: number): string {
  return n === 1 ? slug : `${slug.slice(0, 44)}-${n}`
}

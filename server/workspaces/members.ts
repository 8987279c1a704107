import { AppError } from '../../lib/errors'
import { colourForJoiner, type Person } from '../../lib/people'
import { can, type Role } from '../../lib/roles'
import type { Member } from '../../lib/workspaces'
import type { Database, Tx } from '../db/database'
import type { MembershipsTable, Schema } from '../db/schema'
import type { Caller } from '../http/caller'
import { demand } from './access'
import {
  changeRole,
  countEverIn,
  countStewards,
  endMembership,
  lockWorkspace,
  membersOf,
  membershipOf,
  peopleOf,
  saveMembership,
} from './store'

export interface MembersParts {
  database: Database<Schema>
  /**
   * Somebody's role in a workspace changed or ended, and that is on disk. Whoever keeps doors open
   * for them closes these now; knocking again gets the new answer.
   */
  accessChanged(workspaceId: string, userId: string): Promise<void>
}

/** Who is in a workspace, and as what. */
export class Members {
  constructor(private readonly parts: MembersParts) {}

  /** Null for outsiders, for those who left, and for workspaces that do not exist. */
  async roleOf(workspaceId: string, userId: string): Promise<Role | null> {
    return (await membershipOf(this.parts.database.db, workspaceId, userId))?.role ?? null
  }

  /** Role and colour of someone who is in the workspace now; null for outsiders. */
  async membership(
    workspaceId: string,
    userId: string,
  ): Promise<{ role: Role; colour: number } | null> {
    return (await membershipOf(this.parts.database.db, workspaceId, userId)) ?? null
  }

  /** Everyone who is or ever was in the workspace, by id: what they wrote keeps name and colour. */
  async people(workspaceId: string): Promise<Map<string, Person>> {
    const people = await peopleOf(this.parts.database.db, workspaceId)
    return new Map(people.map((person) => [person.id, person]))
  }

  /** In the order of joining. @throws AppError not_found */
  async list(caller: Caller, workspaceId: string): Promise<Member[]> {
    const role = await this.roleOf(workspaceId, caller.userId)
    demand(caller, role, 'member.list')
    const showEmail = can({ role, scope: caller.scope }, 'member.see-email').allowed
    const rows = await membersOf(this.parts.database.db, workspaceId)
    return rows.map(({ joined_at, email, ...person }) => ({
      ...person,
      joinedAt: joined_at,
      ...(showEmail ? { email } : {}),
    }))
  }

  /**
   * Adds somebody, or brings somebody back with the colour they had.
   * @param at ISO time; earlier than now only when seeding.
   * @throws AppError already_member
   */
  async join(
    tx: Tx<Schema>,
    joiner: { workspaceId: string; userId: string; role: Role; at?: string },
  ): Promise<void> {
    const { workspaceId, userId, role } = joiner
    await lockWorkspace(tx.db, workspaceId)
    if (await membershipOf(tx.db, workspaceId, userId)) throw new AppError('already_member')
    await saveMembership(tx.db, {
      workspace_id: workspaceId,
      user_id: userId,
      role,
      colour: colourForJoiner(await countEverIn(tx.db, workspaceId)),
      joined_at: joiner.at ?? new Date().toISOString(),
      removed_at: null,
    })
  }

  /** @throws AppError not_found, not_allowed, scope_too_small, last_steward */
  async changeRole(caller: Caller, workspaceId: string, userId: string, role: Role): Promise<void> {
    const changed = await this.parts.database.transaction(async (tx) => {
      await lockWorkspace(tx.db, workspaceId)
      const own = (await membershipOf(tx.db, workspaceId, caller.userId))?.role ?? null
      demand(caller, own, 'member.change-role', { role })
      const { role: from } = await this.member(tx, workspaceId, userId)
      demand(caller, own, 'member.change-role', { role, from })
      if (from === role) return false
      await changeRole(tx.db, workspaceId, userId, role)
      await this.keepASteward(tx, workspaceId, from)
      return true
    })
    if (changed) await this.parts.accessChanged(workspaceId, userId)
  }

  /**
   * Removes somebody; with one's own id: leaves. What they wrote stays, with their name.
   * @throws AppError not_found, not_allowed, scope_too_small, last_steward
   */
  async remove(caller: Caller, workspaceId: string, userId: string): Promise<void> {
    await this.parts.database.transaction(async (tx) => {
      await lockWorkspace(tx.db, workspaceId)
      const own = (await membershipOf(tx.db, workspaceId, caller.userId))?.role ?? null
      const action = userId === caller.userId ? 'member.leave' : 'member.remove'
      demand(caller, own, action)
      const { role } = await this.member(tx, workspaceId, userId)
      demand(caller, own, action, { role })
      await endMembership(tx.db, workspaceId, userId, new Date().toISOString())
      await this.keepASteward(tx, workspaceId, role)
    })
    await this.parts.accessChanged(workspaceId, userId)
  }

  private async member(
    tx: Tx<Schema>,
    workspaceId: string,
    userId: string,
  ): Promise<MembershipsTable> {
    const found = await membershipOf(tx.db, workspaceId, userId)
    if (!found) throw new AppError('not_found')
    return found
  }

  /** Undoes the transaction when it took the last steward away. */
  private async keepASteward(tx: Tx<Schema>, workspaceId: string, lost: Role): Promise<void> {
    if (lost === 'steward' && (await countStewards(tx.db, workspaceId)) === 0)
      throw new AppError('last_steward')
  }
}

import type { AuditAction, AuditDetail } from '../../lib/audit'
import { AppError } from '../../lib/errors'
import { colourForJoiner, type Person } from '../../lib/faces'
import { can, type Role } from '../../lib/roles'
import type { Member } from '../../lib/workspaces'
import type { Audit } from '../audit/audit'
import type { Database, Tx } from '../db/database'
import type { Schema } from '../db/schema'
import type { MembershipsTable } from '../db/tables/people'
import type { Events } from '../events/events'
import type { Caller } from '../http/caller'
import { demand } from './access'
import { invitesMadeBy, revokeInvite } from './invite-store'
import {
  changeRole,
  countEverIn,
  countStewards,
  countWorkspacesOf,
  endMembership,
  lockWorkspace,
  membersOf,
  membershipOf,
  nameIn,
  peopleOf,
  rolesOf,
  saveMembership,
} from './store'

export interface MembersParts {
  database: Database<Schema>
  audit: Audit
  events: Events
  /**
   * Somebody's role in a workspace changed, and that is on disk. Whoever keeps doors open for them
   * closes these now; knocking again gets the new answer.
   */
  accessChanged(workspaceId: string, userId: string): Promise<void>
  /** Somebody is about to leave a workspace: what else they hold there ends with it. */
  leaving(tx: Tx<Schema>, workspaceId: string, userId: string, by: string): Promise<void>
  /** Ends every session and token of somebody, in this transaction; says nothing to sockets. */
  shutOut(tx: Tx<Schema>, userId: string): Promise<void>
  /**
   * Somebody is out of a workspace, and that is on disk; `everywhere`: their sessions and tokens
   * have ended as well.
   */
  accessEnded(workspaceId: string, userId: string, everywhere: boolean): Promise<void>
}

/** Somebody about to join. `at` (ISO time) is earlier than now only when seeding. */
export interface Joiner {
  workspaceId: string
  userId: string
  role: Role
  at?: string
  /** Who lets them in: themselves with a link; absent: the server's operator. */
  by?: string
  /** The name of whoever made the link. */
  invitedBy?: string
}

/** Who is in a workspace, and as what. */
export class Members {
  constructor(private readonly parts: MembersParts) {}

  /** Null for outsiders, for those who left, and for workspaces that do not exist. */
  async roleOf(workspaceId: string, userId: string): Promise<Role | null> {
    return (await membershipOf(this.parts.database.db, workspaceId, userId))?.role ?? null
  }

  /** Role and appearance of someone who is in the workspace now; null for outsiders. */
  async membership(
    workspaceId: string,
    userId: string,
  ): Promise<Pick<MembershipsTable, 'role' | 'colour' | 'pseudonym'> | null> {
    return (await membershipOf(this.parts.database.db, workspaceId, userId)) ?? null
  }

  /** Those of these who are in the workspace now and can sign in, with the role each has. */
  present(tx: Tx<Schema>, workspaceId: string, userIds: string[]): Promise<Map<string, Role>> {
    return rolesOf(tx.db, workspaceId, userIds)
  }

  /** Everyone who is or ever was in the workspace, by id: what they wrote keeps name and colour. */
  async people(workspaceId: string): Promise<Map<string, Person>> {
    const people = await peopleOf(this.parts.database.db, workspaceId)
    return new Map(people.map((person) => [person.id, person]))
  }

  /** The same for whoever asks. @throws AppError not_found */
  async everybody(caller: Caller, workspaceId: string): Promise<Person[]> {
    demand(caller, await this.roleOf(workspaceId, caller.userId), 'member.list')
    return [...(await this.people(workspaceId)).values()]
  }

  /** The name somebody who is in the workspace now goes by there; null for outsiders. */
  nameOf(tx: Tx<Schema>, workspaceId: string, userId: string): Promise<string | null> {
    return nameIn(tx.db, workspaceId, userId)
  }

  /**
   * In the order of joining. A pseudonym hides name and address alike from all but stewards, since
   * an address often is a name.
   * @throws AppError not_found
   */
  async list(caller: Caller, workspaceId: string): Promise<Member[]> {
    const role = await this.roleOf(workspaceId, caller.userId)
    demand(caller, role, 'member.list')
    const actor = { role, scope: caller.scope }
    const showEmail = can(actor, 'member.see-email').allowed
    const showNames = can(actor, 'member.see-name').allowed
    const rows = await membersOf(this.parts.database.db, workspaceId)
    return rows.map((row) => {
      const { id, own_name, pseudonym, role, colour, joined_at, email } = row
      const unmasked = pseudonym === null || showNames || id === caller.userId
      return {
        ...{ id, name: pseudonym ?? own_name, colour, role, joinedAt: joined_at },
        ...(showEmail && unmasked && { email }),
        ...(pseudonym !== null && unmasked && { ownName: own_name }),
      }
    })
  }

  /**
   * Adds somebody, or brings somebody back with the colour and pseudonym they had.
   * @throws AppError already_member
   */
  async join(tx: Tx<Schema>, joiner: Joiner): Promise<void> {
    const { workspaceId, userId, role, invitedBy, at = new Date().toISOString() } = joiner
    await lockWorkspace(tx.db, workspaceId)
    if (await membershipOf(tx.db, workspaceId, userId)) throw new AppError('already_member')
    await saveMembership(tx.db, {
      workspace_id: workspaceId,
      user_id: userId,
      role,
      colour: colourForJoiner(await countEverIn(tx.db, workspaceId)),
      joined_at: at,
      removed_at: null,
      pseudonym: null,
    })
    const detail = { role, ...(invitedBy !== undefined && { invitedBy }) }
    const by = joiner.by ?? null
    await this.record(tx, joiner, 'member.joined', { by, detail, at })
    const came = { workspaceId, actorId: by, personIds: [userId] }
    await this.parts.events.tell(tx, { ...came, kind: 'member.joined' })
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
      await this.record(tx, { workspaceId, userId }, 'member.role-changed', {
        ...{ by: caller.userId, detail: { from, to: role } },
      })
      await this.keepASteward(tx, workspaceId, from)
      return true
    })
    if (changed) await this.parts.accessChanged(workspaceId, userId)
  }

  /**
   * Removes somebody; with one's own id: leaves. In one step with it end their seats, the links
   * they made, and, for whoever is removed from the last workspace they were in, all sessions and
   * tokens. What they wrote stays, with their name.
   * @throws AppError not_found, not_allowed, scope_too_small, last_steward
   */
  async remove(caller: Caller, workspaceId: string, userId: string): Promise<void> {
    const leaves = userId === caller.userId
    const everywhere = await this.parts.database.transaction(async (tx) => {
      await lockWorkspace(tx.db, workspaceId)
      const own = (await membershipOf(tx.db, workspaceId, caller.userId))?.role ?? null
      const action = leaves ? 'member.leave' : 'member.remove'
      demand(caller, own, action)
      const { role } = await this.member(tx, workspaceId, userId)
      demand(caller, own, action, { role })
      await this.parts.leaving(tx, workspaceId, userId, caller.userId)
      await this.revokeInvitesOf(tx, workspaceId, userId, caller.userId)
      await this.record(tx, { workspaceId, userId }, leaves ? 'member.left' : 'member.removed', {
        ...{ by: caller.userId, detail: { role } },
      })
      await endMembership(tx.db, workspaceId, userId, new Date().toISOString())
      await this.keepASteward(tx, workspaceId, role)
      const left = { workspaceId, actorId: caller.userId, personIds: [userId] }
      await this.parts.events.tell(tx, { ...left, kind: 'member.left' })
      // Whoever goes by themselves may have somewhere else to go, with the account they have.
      if (leaves || (await countWorkspacesOf(tx.db, userId)) > 0) return false
      await this.parts.shutOut(tx, userId)
      return true
    })
    await this.parts.accessEnded(workspaceId, userId, everywhere)
  }

  private async revokeInvitesOf(
    tx: Tx<Schema>,
    workspaceId: string,
    userId: string,
    by: string,
  ): Promise<void> {
    const now = new Date().toISOString()
    for (const { id, role } of await invitesMadeBy(tx.db, workspaceId, userId)) {
      await revokeInvite(tx.db, id, now)
      await this.parts.audit.record(tx, {
        ...{ workspaceId, actorId: by, action: 'invite.revoked' },
        ...{ subject: { kind: 'invite', id, name: role }, detail: { role } },
      })
    }
  }

  private async record(
    tx: Tx<Schema>,
    { workspaceId, userId }: { workspaceId: string; userId: string },
    action: AuditAction,
    { by, detail, at }: { by: string | null; detail: AuditDetail; at?: string },
  ): Promise<void> {
    const name = (await nameIn(tx.db, workspaceId, userId)) ?? ''
    await this.parts.audit.record(tx, {
      ...{ workspaceId, actorId: by, action, detail },
      subject: { kind: 'person', id: userId, name },
      ...(at !== undefined && { at }),
    })
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

import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { AppError } from '../../lib/errors'
import { can, type Role } from '../../lib/roles'
import type { Invite, InviteMake, InviteView, JoinAsNew } from '../../lib/workspaces'
import type { Accounts } from '../accounts/accounts'
import type { Sessions } from '../accounts/sessions'
import type { Audit } from '../audit/audit'
import type { Database, Tx } from '../db/database'
import type { Schema } from '../db/schema'
import type { Caller } from '../http/caller'
import { demand } from './access'
import { countUse, insertInvite, inviteById, liveInvitesOf, revokeInvite } from './invite-store'
import { inviteIdOf, inviteToken } from './invite-token'
import type { Members } from './members'
import { lockWorkspace, membershipOf } from './store'

type InviteRow = NonNullable<Awaited<ReturnType<typeof inviteById>>>

export interface InvitesParts {
  database: Database<Schema>
  accounts: Accounts
  sessions: Sessions
  members: Members
  audit: Audit
  /** Links are derived from it; changing it ends every link. */
  secret: string
}

const DAY = 24 * 60 * 60 * 1000

/** Links that let people into a workspace. `origin` is the address the link should begin with. */
export class Invites {
  constructor(private readonly parts: InvitesParts) {}

  /**
   * The live ones, newest first; none with a role above one's own, since the link is the right.
   * @throws AppError not_found, not_allowed
   */
  async list(caller: Caller, workspaceId: string, origin: string): Promise<Invite[]> {
    const role = await this.parts.members.roleOf(workspaceId, caller.userId)
    demand(caller, role, 'invite.list')
    const rows = await liveInvitesOf(this.parts.database.db, workspaceId, now())
    return rows
      .filter(
        (row) => can({ role, scope: caller.scope }, 'invite.list', { role: row.role }).allowed,
      )
      .map((row) => this.shown(row, origin))
  }

  /** @throws AppError not_found, not_allowed (also for a role above one's own), scope_too_small */
  async create(
    caller: Caller,
    workspaceId: string,
    { role, days, uses }: z.output<typeof InviteMake>,
    origin: string,
  ): Promise<Invite> {
    const own = await this.parts.members.roleOf(workspaceId, caller.userId)
    demand(caller, own, 'invite.create', { role })
    const id = randomUUID()
    await this.parts.database.transaction(async (tx) => {
      await insertInvite(tx.db, {
        id,
        workspace_id: workspaceId,
        role,
        created_by: caller.userId,
        created_at: now(),
        expires_at: new Date(Date.now() + days * DAY).toISOString(),
        max_uses: uses,
        uses: 0,
        revoked_at: null,
      })
      await this.parts.audit.record(tx, {
        ...{ workspaceId, actorId: caller.userId, action: 'invite.made' },
        subject: { kind: 'invite', id, name: role },
        detail: { role, days, uses },
      })
    })
    const row = await inviteById(this.parts.database.db, id)
    if (!row) throw new Error('An invite just made is gone.')
    return this.shown(row, origin)
  }

  /** Revoking one that is revoked already is no error. @throws AppError not_found, not_allowed, scope_too_small */
  async revoke(caller: Caller, workspaceId: string, inviteId: string): Promise<void> {
    const role = await this.parts.members.roleOf(workspaceId, caller.userId)
    demand(caller, role, 'invite.revoke')
    const row = await inviteById(this.parts.database.db, inviteId)
    if (!row || row.workspace_id !== workspaceId) throw new AppError('not_found')
    demand(caller, role, 'invite.revoke', { role: row.role })
    await this.parts.database.transaction(async (tx) => {
      if (!(await revokeInvite(tx.db, inviteId, now()))) return
      await this.parts.audit.record(tx, {
        ...{ workspaceId, actorId: caller.userId, action: 'invite.revoked' },
        subject: { kind: 'invite', id: inviteId, name: row.role },
        detail: { role: row.role },
      })
    })
  }

  /** What somebody with the link may know before joining. @throws AppError invite_gone */
  async view(token: string): Promise<InviteView> {
    const { db } = this.parts.database
    const row = await inviteById(db, this.idOf(token))
    const inviter = row && (await membershipOf(db, row.workspace_id, row.created_by))
    if (!row || !stands(row, inviter?.role ?? null)) throw new AppError('invite_gone')
    const { workspace, role, inviter: invitedBy, writing, commenting } = row
    return { workspace, role, invitedBy, writing, commenting }
  }

  /**
   * Joins with the account the caller is signed in to.
   * @throws AppError invite_gone, already_member, scope_too_small
   */
  async accept(caller: Caller, token: string): Promise<{ slug: string }> {
    if (caller.scope === 'read') throw new AppError('scope_too_small')
    const { slug, joined } = await this.parts.database.transaction((tx) =>
      this.use(tx, token, caller.userId),
    )
    if (!joined) throw new AppError('already_member')
    return { slug }
  }

  /**
   * Joins with a new account, or with an existing one whose password is right. Whoever is a member
   * already is let in like any other sign-in.
   * @param address where the request came from, for counting only
   * @throws AppError invite_gone, email_in_use, too_many_tries, busy
   */
  async join(
    token: string,
    person: z.output<typeof JoinAsNew>,
    address: string,
  ): Promise<{ slug: string; ticket: string }> {
    // First the link: without a good one nobody gets to try passwords here.
    await this.view(token)
    const entrant = await this.parts.accounts.entrant(person, address)
    return this.parts.database.transaction(async (tx) => {
      await entrant.save(tx)
      const { slug } = await this.use(tx, token, entrant.userId)
      return { slug, ticket: await this.parts.sessions.issueTicket(tx, entrant.userId) }
    })
  }

  /**
   * Uses the link once for this person, who must be sure to be who they say. A member already uses
   * nothing up.
   */
  private async use(
    tx: Tx<Schema>,
    token: string,
    userId: string,
  ): Promise<{ slug: string; joined: boolean }> {
    const id = this.idOf(token)
    const found = await inviteById(tx.db, id)
    if (!found) throw new AppError('invite_gone')
    const { workspace_id: workspaceId, role, slug } = found
    // From here on nobody's role changes until we are done: the inviter's counts now, not then.
    await lockWorkspace(tx.db, workspaceId)
    const inviter = await membershipOf(tx.db, workspaceId, found.created_by)
    if (!stands(found, inviter?.role ?? null)) throw new AppError('invite_gone')
    if (await membershipOf(tx.db, workspaceId, userId)) return { slug, joined: false }
    if (!(await countUse(tx.db, id, now()))) throw new AppError('invite_gone')
    const invitedBy = found.inviter
    await this.parts.members.join(tx, { workspaceId, userId, role, by: userId, invitedBy })
    return { slug, joined: true }
  }

  private idOf(token: string): string {
    const id = inviteIdOf(this.parts.secret, token)
    if (id === null) throw new AppError('invite_gone')
    return id
  }

  private shown(row: InviteRow, origin: string): Invite {
    return {
      id: row.id,
      role: row.role,
      url: `${origin}/join/${inviteToken(this.parts.secret, row.id)}`,
      createdBy: row.inviter,
      createdAt: row.created_at,
      expiresAt: row.expires_at,
      maxUses: row.max_uses,
      uses: row.uses,
    }
  }
}

/** Whether a link still lets people in: its maker must be able to make the same one today. */
function stands(row: InviteRow, inviterRole: Role | null): boolean {
  return (
    row.revoked_at === null &&
    row.expires_at > now() &&
    row.uses < row.max_uses &&
    row.inviter_disabled_at === null &&
    can({ role: inviterRole, scope: 'session' }, 'invite.create', { role: row.role }).allowed
  )
}

function now(): string {
  return new Date().toISOString()
}

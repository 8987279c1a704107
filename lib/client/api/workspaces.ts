import type { z } from 'zod'
import { Entered } from '../../accounts'
import { AuditChain, AuditPage, type AuditFilter } from '../../audit'
import { type CheckMake, Integrity } from '../../integrity'
import { Need } from '../../needs'
import { Person } from '../../people'
import type { Role } from '../../roles'
import { SearchAnswer, type SearchWanted } from '../../search/hits'
import { WorkspaceSizes } from '../../sizes'
import {
  Invite,
  InviteView,
  Joined,
  Member,
  Workspace,
  type InviteMake,
  type Appearance,
  type JoinAsNew,
  type WorkspaceChange,
} from '../../workspaces'
import { type Asking, search, seg } from './asking'

/** A workspace, who is in it, and what is asked about the whole of it. */
export function workspaceCalls({ call, act, list }: Asking) {
  return {
    workspace: (id: string) => call('GET', `/workspaces/${seg(id)}`, Workspace),
    changeWorkspace: (id: string, body: z.input<typeof WorkspaceChange>) =>
      act('PATCH', `/workspaces/${seg(id)}`, body),
    changeAppearance: (id: string, body: z.input<typeof Appearance>) =>
      act('PATCH', `/workspaces/${seg(id)}/me`, body),
    people: (id: string) => list(`/workspaces/${seg(id)}/people`, Person),
    members: (id: string) => list(`/workspaces/${seg(id)}/members`, Member),
    changeRole: (id: string, userId: string, role: Role) =>
      act('PATCH', `/workspaces/${seg(id)}/members/${seg(userId)}`, { role }),
    /** Also how somebody leaves: with their own id. */
    removeMember: (id: string, userId: string) =>
      act('DELETE', `/workspaces/${seg(id)}/members/${seg(userId)}`),
    needs: (workspaceId: string) => list(`/workspaces/${seg(workspaceId)}/needs`, Need),
    search: (id: string, wanted: SearchWanted) =>
      call('GET', `/workspaces/${seg(id)}/search${search({ ...wanted })}`, SearchAnswer),

    invites: (id: string) => list(`/workspaces/${seg(id)}/invites`, Invite),
    makeInvite: (id: string, body: z.input<typeof InviteMake>) =>
      call('POST', `/workspaces/${seg(id)}/invites`, Invite, body),
    revokeInvite: (id: string, inviteId: string) =>
      act('DELETE', `/workspaces/${seg(id)}/invites/${seg(inviteId)}`),
    invite: (token: string) => call('GET', `/invites/${seg(token)}`, InviteView),
    joinAsNew: (token: string, body: z.input<typeof JoinAsNew>) =>
      call('POST', `/invites/${seg(token)}/join`, Entered, body),
    acceptInvite: (token: string) => call('POST', `/invites/${seg(token)}/accept`, Joined),

    audit: (id: string, filter: AuditFilter = {}) =>
      call('GET', `/workspaces/${seg(id)}/audit${search(filter)}`, AuditPage),
    auditChain: (id: string) => call('GET', `/workspaces/${seg(id)}/audit/chain`, AuditChain),
    integrity: (id: string) => call('GET', `/workspaces/${seg(id)}/integrity`, Integrity),
    checkIntegrity: (id: string, body: z.input<typeof CheckMake>) =>
      call('POST', `/workspaces/${seg(id)}/integrity/checks`, Integrity, body),
    sizes: (id: string) => call('GET', `/workspaces/${seg(id)}/sizes`, WorkspaceSizes),
  }
}

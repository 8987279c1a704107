import type { Role } from '@/lib/role'
import type { Workspace } from '@/lib/workspaces'

type Policies = Pick<Workspace, 'writing' | 'commenting'>

/** The message that says what a role may do in a workspace with these policies. */
export function whatRoleMay(role: Role, { writing, commenting }: Policies) {
  if (role === 'member' && writing === 'drafting') return 'roles.may.memberWithSeat'
  if (role === 'observer' && commenting === 'everyone') return 'roles.may.observerWhoComments'
  return `roles.may.${role}` as const
}

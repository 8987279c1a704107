import type { Api } from '@/lib/client/api'
import type { Invite } from '@/lib/workspaces'

// Comes when somebody asks for a link: every page carries the button.

const DAY_MS = 24 * 60 * 60 * 1000

/** A link for a member that still works for a while; made when there is none. @throws ApiError */
export async function usableInvite(api: Api, workspaceId: string): Promise<Invite> {
  const [found] = (await api.invites(workspaceId))
    // At least a day, so that whoever is sent it has time to open it.
    .filter(({ role, uses, maxUses }) => role === 'member' && uses < maxUses)
    .filter(({ expiresAt }) => Date.parse(expiresAt) - Date.now() > DAY_MS)
    .sort((a, b) => b.expiresAt.localeCompare(a.expiresAt))
  return found ?? api.makeInvite(workspaceId, { role: 'member' })
}

/** How long it works, in whole days, at least one. */
export function daysLeft({ expiresAt }: Invite): number {
  return Math.max(1, Math.round((Date.parse(expiresAt) - Date.now()) / DAY_MS))
}

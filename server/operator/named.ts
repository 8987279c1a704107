import type { UserId } from '../../lib/ids'
import type { Accounts } from '../accounts/accounts'
import type { Workspaces } from '../workspaces/workspaces'
import { UsageError } from './command'

/** @throws UsageError when nobody has this (normalised) address */
export async function userNamed(accounts: Accounts, email: string): Promise<UserId> {
  const user = await accounts.byEmail(email)
  if (!user) throw new UsageError(`Nobody here has the address ${email}.`)
  return user.id
}

/** @throws UsageError when no workspace has this short name */
export async function workspaceNamed(workspaces: Workspaces, slug: string): Promise<string> {
  const workspace = await workspaces.bySlug(slug)
  if (!workspace) throw new UsageError(`There is no workspace with the short name ${slug}.`)
  return workspace.id
}

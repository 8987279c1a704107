import { notFound } from 'next/navigation'
import type { Me } from '@/lib/accounts'
import { can, type Action } from '@/lib/roles'
import { signedIn } from './visitor'

export type Membership = Me['workspaces'][number]

/**
 * Who asks, and their place in the workspace of this short name. Others are told there is nothing
 * here.
 * @param action what the page is for; whoever may not do it is told the same
 */
export async function membership(
  slug: string,
  page = '',
  action?: Action,
): Promise<{ me: Me; workspace: Membership }> {
  const me = await signedIn(`/w/${slug}${page}`)
  const workspace = me.workspaces.find((each) => each.slug === slug)
  if (!workspace) notFound()
  if (action && !can({ role: workspace.role, scope: 'session' }, action).allowed) notFound()
  return { me, workspace }
}

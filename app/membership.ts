import { notFound } from 'next/navigation'
import type { Me } from '@/lib/accounts'
import { signedIn } from './visitor'

export type Membership = Me['workspaces'][number]

/** Who asks, and their place in the workspace of this short name. Others are told there is nothing here. */
export async function membership(
  slug: string,
  page = '',
): Promise<{ me: Me; workspace: Membership }> {
  const me = await signedIn(`/w/${slug}${page}`)
  const workspace = me.workspaces.find((each) => each.slug === slug)
  if (!workspace) notFound()
  return { me, workspace }
}

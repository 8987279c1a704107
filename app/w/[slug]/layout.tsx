import type { ReactNode } from 'react'
import { membership } from '../../membership'

interface WorkspaceLayoutProps {
  params: Promise<{ slug: string }>
  children: ReactNode
}

/** Decides before anything is drawn, so that strangers get a real 404 and no half page. */
export default async function WorkspaceLayout({ params, children }: WorkspaceLayoutProps) {
  await membership((await params).slug)
  return children
}

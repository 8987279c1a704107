import type { ReactNode } from 'react'
import type { Me } from '@/lib/accounts'
import type { Crumb } from './crumb'
import { KeepSignedIn } from './keep-signed-in'
import { TopBar } from './top-bar'

interface ShellProps {
  me: Me
  /** The workspace this page belongs to; none for pages about the person. */
  workspaceId?: string
  /** From the outside in; the last one is this page. */
  crumbs: Crumb[]
  /** Holds its own `<main id="main">`. */
  children: ReactNode
}

/** The frame of every page behind the door. */
export function Shell({ me, workspaceId, crumbs, children }: ShellProps) {
  return (
    <>
      <TopBar me={me} workspaceId={workspaceId} crumbs={crumbs} />
      {children}
      <KeepSignedIn />
    </>
  )
}

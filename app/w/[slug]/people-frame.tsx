import type { ReactNode } from 'react'
import type { Me } from '@/lib/accounts'
import { PeopleNav, type PageOfPeople } from '@/components/people/people-nav'
import { Shell } from '@/components/shell/shell'
import type { Membership } from '../../membership'

interface PeopleFrameProps {
  me: Me
  workspace: Membership
  current: PageOfPeople
  title: string
  children: ReactNode
}

/** The frame of the pages about a workspace and its people. */
export function PeopleFrame({ me, workspace, current, title, children }: PeopleFrameProps) {
  const { id, name, slug, role } = workspace
  const crumbs = [{ label: name, href: `/w/${slug}` }, { label: title }]
  return (
    <Shell me={me} workspaceId={id} crumbs={crumbs}>
      <main id="main" className="wrap">
        <h1 className="h-page mb-4">{title}</h1>
        <PeopleNav slug={slug} role={role} current={current} />
        {children}
      </main>
    </Shell>
  )
}

'use client'

import { useQuery } from '@tanstack/react-query'
import type { Canvas } from '@/lib/canvases'
import type { Framework } from '@/lib/frameworks/framework'
import type { Need } from '@/lib/needs'
import { can } from '@/lib/roles'
import type { Member, Workspace } from '@/lib/workspaces'
import { useApi } from '../api'
import { queries } from '../queries'
import { CanvasList } from './canvas-list'
import { HomeNotice } from './home-notice'
import { HomeSide } from './home-side'
import { NeedsYou } from './needs-you'
import { useWorkspaceLive } from './use-workspace-live'

interface HomeProps {
  workspace: Workspace
  /** Whose home it is. */
  me: string
  /** All as it was when the page was drawn. */
  canvases: Canvas[]
  archived: Canvas[]
  needs: Need[]
  members: Member[]
  frameworks: Framework[]
}

/** The home of a workspace, live: what needs you, the canvases, who is where, what changed last. */
export function Home(props: HomeProps) {
  const { workspace, me, needs, members, frameworks } = props
  const api = useApi()
  const { phase, people } = useWorkspaceLive(workspace.id, me)
  const { data: canvases, error } = useQuery({
    ...queries.canvases(api, workspace.id),
    initialData: props.canvases,
  })
  const { data: archived } = useQuery({
    ...queries.archivedCanvases(api, workspace.id),
    initialData: props.archived,
  })
  const actor = { role: workspace.role, scope: 'session' } as const
  const paused = phase !== 'live' && phase !== 'connecting'
  return (
    <>
      <HomeNotice phase={phase} error={error} />
      <div className={paused ? 'home paused' : 'home'}>
        <div>
          {canvases.length > 0 && (
            <NeedsYou workspaceId={workspace.id} slug={workspace.slug} initial={needs} />
          )}
          <CanvasList
            workspaceId={workspace.id}
            slug={workspace.slug}
            canvases={canvases}
            archived={archived}
            frameworks={frameworks}
            mayCreate={can(actor, 'canvas.create').allowed}
          />
        </div>
        <HomeSide
          workspaceId={workspace.id}
          slug={workspace.slug}
          me={me}
          members={members}
          canvases={canvases}
          places={[...canvases, ...archived]}
          people={people}
          mayInvite={can(actor, 'invite.create', { role: 'member' }).allowed}
        />
      </div>
    </>
  )
}

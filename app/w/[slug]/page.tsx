import type { Metadata } from 'next'
import { Shell } from '@/components/shell/shell'
import { CanvasList } from '@/components/workspace/canvas-list'
import { HomeSide } from '@/components/workspace/home-side'
import { can } from '@/lib/roles'
import { membership } from '../../membership'
import { serverApi } from '../../server-api'
import { translator } from '../../translator'

interface HomePageProps {
  params: Promise<{ slug: string }>
}

export async function generateMetadata({ params }: HomePageProps): Promise<Metadata> {
  const { workspace } = await membership((await params).slug)
  return { title: workspace.name }
}

export default async function HomePage({ params }: HomePageProps) {
  const t = await translator()
  const { me, workspace } = await membership((await params).slug)
  const api = await serverApi()
  const [canvases, members, frameworks] = await Promise.all([
    api.canvases(workspace.id),
    api.members(workspace.id),
    api.frameworks(),
  ])
  const actor = { role: workspace.role, scope: 'session' } as const
  const [firstName = me.name] = me.name.split(/\s+/)
  return (
    <Shell me={me} workspaceId={workspace.id} crumbs={[{ label: workspace.name }]}>
      <main id="main" className="wrap">
        <h1 className="h-page mb-8">{t('home.hello', { name: firstName })}</h1>
        <div className="home">
          <div>
            <CanvasList
              workspaceId={workspace.id}
              initial={canvases}
              frameworks={frameworks}
              mayCreate={can(actor, 'canvas.create').allowed}
            />
          </div>
          <HomeSide
            workspaceId={workspace.id}
            slug={workspace.slug}
            me={me.id}
            members={members}
            canvases={canvases}
            mayInvite={can(actor, 'invite.create', { role: 'member' }).allowed}
          />
        </div>
      </main>
    </Shell>
  )
}

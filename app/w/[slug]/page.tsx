import type { Metadata } from 'next'
import { Shell } from '@/components/shell/shell'
import { Home } from '@/components/workspace/home'
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
  const [canvases, archived, needs, members, frameworks] = await Promise.all([
    api.canvases(workspace.id),
    api.archivedCanvases(workspace.id),
    api.needs(workspace.id),
    api.members(workspace.id),
    api.frameworks(),
  ])
  const [firstName = me.name] = workspace.pseudonym ? [workspace.pseudonym] : me.name.split(/\s+/)
  return (
    <Shell me={me} workspaceId={workspace.id} crumbs={[{ label: workspace.name }]}>
      <main id="main" className="wrap">
        <h1 className="h-page mb-8">{t('home.hello', { name: firstName })}</h1>
        <Home
          workspace={workspace}
          me={me.id}
          canvases={canvases}
          archived={archived}
          needs={needs}
          members={members}
          frameworks={frameworks}
        />
      </main>
    </Shell>
  )
}

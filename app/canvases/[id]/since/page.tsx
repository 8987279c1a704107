import type { Metadata } from 'next'
import { Shell } from '@/components/shell/shell'
import { SincePage } from '@/components/since/since-page'
import { can } from '@/lib/roles'
import { translator } from '../../../translator'
import { canvasFor } from '../canvas-for'

interface PageProps {
  params: Promise<{ id: string }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await translator()
  const { canvas } = await canvasFor((await params).id)
  return { title: t('since.titleOf', { canvas: canvas.title }) }
}

export default async function Page({ params }: PageProps) {
  const t = await translator()
  const { me, canvas, workspace } = await canvasFor((await params).id)
  const actor = { role: workspace.role, scope: 'session' } as const
  return (
    <Shell
      me={me}
      workspaceId={workspace.id}
      crumbs={[
        { label: workspace.name, href: `/w/${workspace.slug}` },
        { label: canvas.title, href: `/canvases/${canvas.id}` },
        { label: t('since.title') },
      ]}
    >
      <main id="main" className="wrap">
        <h1 className="h-page mb-4">{t('since.title')}</h1>
        <SincePage
          canvasId={canvas.id}
          me={me.id}
          mayLookBack={can(actor, 'history.read', { history: workspace.history }).allowed}
        />
      </main>
    </Shell>
  )
}

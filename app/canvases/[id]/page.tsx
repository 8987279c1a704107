import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { CanvasPage } from '@/components/canvas/canvas-page'
import { VIEW_COOKIE, viewFrom } from '@/components/canvas/view'
import { Shell } from '@/components/shell/shell'
import { serverApi } from '../../server-api'
import { canvasFor } from './canvas-for'

interface PageProps {
  params: Promise<{ id: string }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { canvas } = await canvasFor((await params).id)
  return { title: canvas.title }
}

export default async function Page({ params }: PageProps) {
  const { me, canvas, workspace } = await canvasFor((await params).id)
  const api = await serverApi()
  const framework = await api.canvasFramework(canvas.id)
  return (
    <Shell
      me={me}
      workspaceId={workspace.id}
      crumbs={[{ label: workspace.name, href: `/w/${workspace.slug}` }, { label: canvas.title }]}
    >
      <CanvasPage
        initial={canvas}
        framework={framework}
        me={{ id: me.id, name: workspace.pseudonym ?? me.name, colour: workspace.colour }}
        role={workspace.role}
        slug={workspace.slug}
        view={viewFrom((await cookies()).get(VIEW_COOKIE)?.value)}
      />
    </Shell>
  )
}

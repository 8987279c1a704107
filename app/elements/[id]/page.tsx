import type { Metadata } from 'next'
import { ElementPage } from '@/components/editor/element-page'
import { Shell } from '@/components/shell/shell'
import { serverApi } from '../../server-api'
import { elementFor } from './element-for'

interface PageProps {
  params: Promise<{ id: string }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { element } = await elementFor((await params).id)
  return { title: element.title }
}

export default async function Page({ params }: PageProps) {
  const { me, element, workspace } = await elementFor((await params).id)
  const api = await serverApi()
  const [canvas, framework] = await Promise.all([
    api.canvas(element.canvas.id),
    api.canvasFramework(element.canvas.id),
  ])
  return (
    <Shell
      me={me}
      workspaceId={workspace.id}
      crumbs={[
        { label: workspace.name, href: `/w/${workspace.slug}` },
        { label: canvas.title, href: `/canvases/${canvas.id}` },
        { label: element.title },
      ]}
    >
      {/* Another element is another page: nothing of the last one's text stays in this one. */}
      <ElementPage
        key={element.id}
        initial={element}
        canvas={canvas}
        framework={framework}
        me={{ id: me.id, name: workspace.pseudonym ?? me.name, colour: workspace.colour }}
        role={workspace.role}
      />
    </Shell>
  )
}

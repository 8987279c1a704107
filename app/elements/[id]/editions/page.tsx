import type { Metadata } from 'next'
import { EditionList } from '@/components/editions/edition-list'
import { Shell } from '@/components/shell/shell'
import { translator } from '../../../translator'
import { elementFor } from '../element-for'

interface PageProps {
  params: Promise<{ id: string }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await translator()
  const { element } = await elementFor((await params).id)
  return { title: t('editions.titleOf', { element: element.title }) }
}

export default async function Page({ params }: PageProps) {
  const t = await translator()
  const { me, element, workspace } = await elementFor((await params).id)
  return (
    <Shell
      me={me}
      workspaceId={workspace.id}
      crumbs={[
        { label: workspace.name, href: `/w/${workspace.slug}` },
        { label: element.canvas.title, href: `/canvases/${element.canvas.id}` },
        { label: element.title, href: `/elements/${element.id}` },
        { label: t('editions.title') },
      ]}
    >
      <main id="main" className="wrap">
        <h1 className="h-page mb-4">{t('editions.titleOf', { element: element.title })}</h1>
        <EditionList key={element.id} elementId={element.id} mayLookBack={element.mayLookBack} />
      </main>
    </Shell>
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { EditionPage } from '@/components/editions/edition-page'
import { Shell } from '@/components/shell/shell'
import type { EditionText } from '@/lib/editions'
import { serverApi } from '../../../../server-api'
import { translator } from '../../../../translator'
import { elementFor } from '../../element-for'

interface PageProps {
  params: Promise<{ id: string; number: string }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await translator()
  const { id, number } = await params
  const { element } = await elementFor(id)
  const edition = await editionFor(element.id, number)
  const named = t('editions.named', { number: edition.number, label: edition.label })
  return { title: `${element.title}: ${named}` }
}

export default async function Page({ params }: PageProps) {
  const t = await translator()
  const { id, number } = await params
  const { me, element, workspace } = await elementFor(id)
  const edition = await editionFor(element.id, number)
  return (
    <Shell
      me={me}
      workspaceId={workspace.id}
      crumbs={[
        { label: workspace.name, href: `/w/${workspace.slug}` },
        { label: element.canvas.title, href: `/canvases/${element.canvas.id}` },
        { label: element.title, href: `/elements/${element.id}` },
        { label: t('editions.title'), href: `/elements/${element.id}/editions` },
        { label: t('editions.number', { number: edition.number }) },
      ]}
    >
      <main id="main" className="wrap">
        <EditionPage
          edition={edition}
          title={element.title}
          mayLookBack={element.mayLookBack}
          mayRestore={element.access === 'write'}
        />
      </main>
    </Shell>
  )
}

const editionFor = cache(async (elementId: string, number: string): Promise<EditionText> => {
  const api = await serverApi()
  const { items } = await api.editions(elementId)
  const edition = items.find((each) => String(each.number) === number)
  if (!edition) notFound()
  return api.edition(edition.id)
})

import type { Metadata } from 'next'
import { ComparePage } from '@/components/compare/compare-page'
import { Shell } from '@/components/shell/shell'
import { serverApi } from '../../../server-api'
import { translator } from '../../../translator'
import { elementFor } from '../element-for'

interface PageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await translator()
  const { element } = await elementFor((await params).id)
  return { title: t('differences.titleOf', { element: element.title }) }
}

export default async function Page({ params, searchParams }: PageProps) {
  const t = await translator()
  const { me, element, workspace } = await elementFor((await params).id)
  const relatives = await (await serverApi()).elementRelatives(element.id)
  const { from, to } = await searchParams
  return (
    <Shell
      me={me}
      workspaceId={workspace.id}
      crumbs={[
        { label: workspace.name, href: `/w/${workspace.slug}` },
        { label: element.canvas.title, href: `/canvases/${element.canvas.id}` },
        { label: element.title, href: `/elements/${element.id}` },
        { label: t('differences.title') },
      ]}
    >
      <main id="main" className="wrap">
        <h1 className="h-page mb-4">{t('differences.titleOf', { element: element.title })}</h1>
        <ComparePage
          key={element.id}
          element={element}
          relatives={relatives}
          asked={{ from: onlyOne(from), to: onlyOne(to) }}
          workspaceId={workspace.id}
          me={me.id}
          mayLookBack={element.mayLookBack}
        />
      </main>
    </Shell>
  )
}

function onlyOne(value: string | string[] | undefined): string | null {
  return [value ?? []].flat()[0] ?? null
}

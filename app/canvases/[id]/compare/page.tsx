import type { Metadata } from 'next'
import { CanvasDifferences } from '@/components/compare/canvas-differences'
import { NothingToCompare, NotRelated } from '@/components/compare/nothing-to-compare'
import { Shell } from '@/components/shell/shell'
import { serverApi } from '../../../server-api'
import { translator } from '../../../translator'
import { canvasFor } from '../canvas-for'

interface PageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<{ with?: string | string[] }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await translator()
  const { canvas } = await canvasFor((await params).id)
  return { title: t('differences.canvases.titleOf', { canvas: canvas.title }) }
}

export default async function Page({ params, searchParams }: PageProps) {
  const t = await translator()
  const { me, canvas, workspace } = await canvasFor((await params).id)
  const api = await serverApi()
  const relatives = await api.canvasRelatives(canvas.id)
  const [wanted] = [(await searchParams).with ?? []].flat()
  const [nearest] = relatives
  const chosen = wanted === undefined ? nearest : relatives.find(({ id }) => id === wanted)
  const other = chosen && (await api.canvas(chosen.id))
  return (
    <Shell
      me={me}
      workspaceId={workspace.id}
      crumbs={[
        { label: workspace.name, href: `/w/${workspace.slug}` },
        { label: canvas.title, href: `/canvases/${canvas.id}` },
        { label: t('differences.canvases.title') },
      ]}
    >
      <main id="main" className="wrap">
        <h1 className="h-page mb-4">{t('differences.canvases.title')}</h1>
        {!nearest && <NothingToCompare canvasId={canvas.id} />}
        {nearest && !other && <NotRelated startOver={`/canvases/${canvas.id}/compare`} />}
        {other && (
          <CanvasDifferences
            key={other.id}
            canvas={canvas}
            relatives={relatives}
            other={other}
            me={me.id}
          />
        )}
      </main>
    </Shell>
  )
}

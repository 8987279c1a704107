import type { Metadata } from 'next'
import { Shell } from '@/components/shell/shell'
import { CompareCanvases } from '@/components/workspace/compare-canvases'
import { membership } from '../../../membership'
import { serverApi } from '../../../server-api'
import { translator } from '../../../translator'

interface ComparePageProps {
  params: Promise<{ slug: string }>
  searchParams: Promise<{ with?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator()
  return { title: t('canvases.compare.title') }
}

export default async function ComparePage({ params, searchParams }: ComparePageProps) {
  const { slug } = await params
  const t = await translator()
  const { me, workspace } = await membership(slug, '/canvases')
  const api = await serverApi()
  const [canvases, frameworks] = await Promise.all([api.canvases(workspace.id), api.frameworks()])
  const wanted = (await searchParams).with
  return (
    <Shell
      me={me}
      workspaceId={workspace.id}
      crumbs={[
        { label: workspace.name, href: `/w/${workspace.slug}` },
        { label: t('canvases.compare.title') },
      ]}
    >
      <main id="main" className="b-wrap">
        <h1 className="h-page">{t('canvases.compare.title')}</h1>
        <p className="muted mb-6">{t('canvases.compare.intro')}</p>
        <CompareCanvases
          workspaceId={workspace.id}
          slug={workspace.slug}
          me={me.id}
          initial={canvases}
          frameworks={frameworks}
          wanted={[wanted ?? []].flat().flatMap((ids) => ids.split(','))}
        />
      </main>
    </Shell>
  )
}

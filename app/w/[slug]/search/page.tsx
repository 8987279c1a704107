import type { Metadata } from 'next'
import { SearchPage } from '@/components/search/search-page'
import { Shell } from '@/components/shell/shell'
import { membership } from '../../../membership'
import { serverApi } from '../../../server-api'
import { translator } from '../../../translator'

interface PageProps {
  params: Promise<{ slug: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator()
  return { title: t('search.title') }
}

export default async function Page({ params }: PageProps) {
  const t = await translator()
  const { me, workspace } = await membership((await params).slug, '/search')
  const api = await serverApi()
  const [inUse, put] = await Promise.all([
    api.canvases(workspace.id),
    api.archivedCanvases(workspace.id),
  ])
  const canvases = [...inUse, ...put].map(({ id, title }) => ({ id, title }))
  return (
    <Shell
      me={me}
      workspaceId={workspace.id}
      crumbs={[
        { label: workspace.name, href: `/w/${workspace.slug}` },
        { label: t('search.title') },
      ]}
    >
      <main id="main" className="wrap">
        <h1 className="h-page mb-4">{t('search.title')}</h1>
        <SearchPage workspaceId={workspace.id} slug={workspace.slug} canvases={canvases} />
      </main>
    </Shell>
  )
}

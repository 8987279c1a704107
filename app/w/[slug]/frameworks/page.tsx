import type { Metadata } from 'next'
import { Gallery } from '@/components/frameworks/gallery'
import { Shell } from '@/components/shell/shell'
import { membership } from '../../../membership'
import { serverApi } from '../../../server-api'
import { translator } from '../../../translator'

interface FrameworksPageProps {
  params: Promise<{ slug: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator()
  return { title: t('frameworks.title') }
}

export default async function FrameworksPage({ params }: FrameworksPageProps) {
  const t = await translator()
  const { me, workspace } = await membership((await params).slug, '/frameworks')
  const frameworks = await (await serverApi()).workspaceFrameworks(workspace.id)
  return (
    <Shell
      me={me}
      workspaceId={workspace.id}
      crumbs={[
        { label: workspace.name, href: `/w/${workspace.slug}` },
        { label: t('frameworks.title') },
      ]}
    >
      <main id="main" className="wrap">
        <h1 className="h-page">{t('frameworks.title')}</h1>
        <p className="lead mt-4 mb-8">{t('frameworks.intro')}</p>
        <Gallery
          workspace={{ id: workspace.id, slug: workspace.slug, role: workspace.role }}
          initial={frameworks}
        />
      </main>
    </Shell>
  )
}

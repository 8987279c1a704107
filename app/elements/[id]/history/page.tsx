import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EraseWords } from '@/components/history/erase-words'
import { HistoryPage } from '@/components/history/history-page'
import { Shell } from '@/components/shell/shell'
import { can } from '@/lib/roles'
import { translator } from '../../../translator'
import { elementFor } from '../element-for'

interface PageProps {
  params: Promise<{ id: string }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await translator()
  const { element } = await elementFor((await params).id)
  return { title: t('history.titleOf', { element: element.title }) }
}

export default async function Page({ params }: PageProps) {
  const t = await translator()
  const { me, element, workspace } = await elementFor((await params).id)
  if (!element.mayLookBack) notFound()
  return (
    <Shell
      me={me}
      workspaceId={workspace.id}
      crumbs={[
        { label: workspace.name, href: `/w/${workspace.slug}` },
        { label: element.canvas.title, href: `/canvases/${element.canvas.id}` },
        { label: element.title, href: `/elements/${element.id}` },
        { label: t('history.title') },
      ]}
    >
      <main id="main" className="wrap">
        <h1 className="h-page mb-4">{t('history.titleOf', { element: element.title })}</h1>
        {can({ role: workspace.role, scope: 'session' }, 'history.erase').allowed && (
          <div className="cluster mb-4">
            <a
              className="btn"
              href={`/api/v1/elements/${element.id}/history/export`}
              title={t('integrity.takeHint')}
              download
            >
              {t('integrity.take')}
            </a>
            <EraseWords elementId={element.id} />
          </div>
        )}
        <HistoryPage
          key={element.id}
          elementId={element.id}
          mayRestore={element.access === 'write'}
        />
      </main>
    </Shell>
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EditorPage } from '@/components/frameworks/editor-page'
import { FrameworkView } from '@/components/frameworks/framework-view'
import { Shell } from '@/components/shell/shell'
import { Notice } from '@/components/ui/notice'
import { ApiError } from '@/lib/client/api-error'
import { textsOf } from '@/lib/frameworks/texts-of'
import type { WorkspaceFramework } from '@/lib/frameworks/workspace-framework'
import { can } from '@/lib/roles'
import { membership } from '../../../../membership'
import { serverApi } from '../../../../server-api'
import { translator } from '../../../../translator'
import { manner } from '../../../../visitor'

interface FrameworkPageProps {
  params: Promise<{ slug: string; key: string }>
  searchParams: Promise<{ copy?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator()
  return { title: t('frameworks.title') }
}

export default async function FrameworkPage({ params, searchParams }: FrameworkPageProps) {
  const t = await translator()
  const { slug, key } = await params
  const isCopy = (await searchParams).copy !== undefined
  const page = `/frameworks/${encodeURIComponent(key)}${isCopy ? '?copy' : ''}`
  const { me, workspace } = await membership(slug, page)
  const entry = await read(workspace.id, key)
  const { name } = textsOf(entry.framework, (await manner()).locale)
  const title = isCopy ? t('frameworks.editor.newTitle', { name }) : name
  const maySave = can({ role: workspace.role, scope: 'session' }, 'framework.save').allowed
  return (
    <Shell
      me={me}
      workspaceId={workspace.id}
      crumbs={[
        { label: workspace.name, href: `/w/${workspace.slug}` },
        { label: t('frameworks.title'), href: `/w/${workspace.slug}/frameworks` },
        { label: title },
      ]}
    >
      <main id="main" className="wrap">
        <h1 className="h-page mb-8">{title}</h1>
        {maySave && (isCopy || entry.own) ? (
          <EditorPage
            workspace={{ id: workspace.id, slug: workspace.slug }}
            entry={entry}
            isCopy={isCopy}
          />
        ) : (
          <>
            {!maySave && <Notice>{t('frameworks.editor.only')}</Notice>}
            <FrameworkView entry={entry} />
          </>
        )}
      </main>
    </Shell>
  )
}

async function read(workspaceId: string, key: string): Promise<WorkspaceFramework> {
  const api = await serverApi()
  try {
    return await api.workspaceFramework(workspaceId, key)
  } catch (error) {
    if (error instanceof ApiError && ['not_found', 'bad_request'].includes(error.code)) notFound()
    throw error
  }
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AuditLog } from '@/components/audit/audit-log'
import { PeopleNav } from '@/components/people/people-nav'
import { Shell } from '@/components/shell/shell'
import { can } from '@/lib/roles'
import { membership } from '../../../membership'
import { serverApi } from '../../../server-api'
import { translator } from '../../../translator'

interface AuditPageProps {
  params: Promise<{ slug: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator()
  return { title: t('audit.title') }
}

export default async function AuditPage({ params }: AuditPageProps) {
  const t = await translator()
  const { me, workspace } = await membership((await params).slug, '/audit')
  if (!can({ role: workspace.role, scope: 'session' }, 'workspace.audit').allowed) notFound()
  // Whoever has left stands in it as well.
  const people = await (await serverApi()).people(workspace.id)
  return (
    <Shell
      me={me}
      workspaceId={workspace.id}
      crumbs={[
        { label: workspace.name, href: `/w/${workspace.slug}` },
        { label: t('audit.title') },
      ]}
    >
      <main id="main" className="wrap">
        <h1 className="h-page mb-4">{t('audit.title')}</h1>
        <PeopleNav slug={workspace.slug} role={workspace.role} current="audit" />
        <AuditLog workspaceId={workspace.id} people={people} />
      </main>
    </Shell>
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Integrity } from '@/components/integrity/integrity'
import { PeopleNav } from '@/components/people/people-nav'
import { Shell } from '@/components/shell/shell'
import { can } from '@/lib/roles'
import { membership } from '../../../membership'
import { translator } from '../../../translator'

interface IntegrityPageProps {
  params: Promise<{ slug: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator()
  return { title: t('integrity.title') }
}

export default async function IntegrityPage({ params }: IntegrityPageProps) {
  const t = await translator()
  const { me, workspace } = await membership((await params).slug, '/integrity')
  if (!can({ role: workspace.role, scope: 'session' }, 'workspace.integrity').allowed) notFound()
  return (
    <Shell
      me={me}
      workspaceId={workspace.id}
      crumbs={[
        { label: workspace.name, href: `/w/${workspace.slug}` },
        { label: t('integrity.title') },
      ]}
    >
      <main id="main" className="wrap">
        <h1 className="h-page mb-4">{t('integrity.title')}</h1>
        <PeopleNav slug={workspace.slug} role={workspace.role} current="integrity" />
        <Integrity workspaceId={workspace.id} />
      </main>
    </Shell>
  )
}

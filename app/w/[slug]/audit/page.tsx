import type { Metadata } from 'next'
import { AuditLog } from '@/components/audit/audit-log'
import { membership } from '../../../membership'
import { serverApi } from '../../../server-api'
import { translator } from '../../../translator'
import { PeopleFrame } from '../people-frame'

interface AuditPageProps {
  params: Promise<{ slug: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator()
  return { title: t('audit.title') }
}

export default async function AuditPage({ params }: AuditPageProps) {
  const t = await translator()
  const { me, workspace } = await membership((await params).slug, '/audit', 'workspace.audit')
  // Whoever has left stands in it as well.
  const people = await (await serverApi()).people(workspace.id)
  return (
    <PeopleFrame me={me} workspace={workspace} current="audit" title={t('audit.title')}>
      <AuditLog workspaceId={workspace.id} people={people} />
    </PeopleFrame>
  )
}

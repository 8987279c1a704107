import type { Metadata } from 'next'
import { Integrity } from '@/components/integrity/integrity'
import { membership } from '../../../membership'
import { translator } from '../../../translator'
import { PeopleFrame } from '../people-frame'

interface IntegrityPageProps {
  params: Promise<{ slug: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator()
  return { title: t('integrity.title') }
}

export default async function IntegrityPage({ params }: IntegrityPageProps) {
  const t = await translator()
  const { slug } = await params
  const { me, workspace } = await membership(slug, '/integrity', 'workspace.integrity')
  return (
    <PeopleFrame me={me} workspace={workspace} current="integrity" title={t('integrity.title')}>
      <Integrity workspaceId={workspace.id} />
    </PeopleFrame>
  )
}

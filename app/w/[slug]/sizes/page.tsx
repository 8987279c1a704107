import type { Metadata } from 'next'
import { EditionKeepingRule } from '@/components/sizes/edition-keeping'
import { Sizes } from '@/components/sizes/sizes'
import { membership } from '../../../membership'
import { translator } from '../../../translator'
import { PeopleFrame } from '../people-frame'

interface SizesPageProps {
  params: Promise<{ slug: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator()
  return { title: t('sizes.title') }
}

export default async function SizesPage({ params }: SizesPageProps) {
  const t = await translator()
  const { me, workspace } = await membership((await params).slug, '/sizes', 'workspace.sizes')
  return (
    <PeopleFrame me={me} workspace={workspace} current="sizes" title={t('sizes.title')}>
      <Sizes workspaceId={workspace.id} />
      <EditionKeepingRule workspaceId={workspace.id} />
    </PeopleFrame>
  )
}

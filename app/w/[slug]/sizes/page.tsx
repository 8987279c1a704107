import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PeopleNav } from '@/components/people/people-nav'
import { Shell } from '@/components/shell/shell'
import { EditionKeepingRule } from '@/components/sizes/edition-keeping'
import { Sizes } from '@/components/sizes/sizes'
import { can } from '@/lib/roles'
import { membership } from '../../../membership'
import { translator } from '../../../translator'

interface SizesPageProps {
  params: Promise<{ slug: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator()
  return { title: t('sizes.title') }
}

export default async function SizesPage({ params }: SizesPageProps) {
  const t = await translator()
  const { me, workspace } = await membership((await params).slug, '/sizes')
  if (!can({ role: workspace.role, scope: 'session' }, 'workspace.sizes').allowed) notFound()
  return (
    <Shell
      me={me}
      workspaceId={workspace.id}
      crumbs={[
        { label: workspace.name, href: `/w/${workspace.slug}` },
        { label: t('sizes.title') },
      ]}
    >
      <main id="main" className="wrap">
        <h1 className="h-page mb-4">{t('sizes.title')}</h1>
        <PeopleNav slug={workspace.slug} role={workspace.role} current="sizes" />
        <Sizes workspaceId={workspace.id} />
        <EditionKeepingRule workspaceId={workspace.id} />
      </main>
    </Shell>
  )
}

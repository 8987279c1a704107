import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PeopleNav } from '@/components/people/people-nav'
import { Shell } from '@/components/shell/shell'
import { WebhookList } from '@/components/webhooks/webhook-list'
import { can } from '@/lib/roles'
import { membership } from '../../../membership'
import { translator } from '../../../translator'

interface WebhooksPageProps {
  params: Promise<{ slug: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator()
  return { title: t('webhooks.title') }
}

export default async function WebhooksPage({ params }: WebhooksPageProps) {
  const t = await translator()
  const { me, workspace } = await membership((await params).slug, '/webhooks')
  if (!can({ role: workspace.role, scope: 'session' }, 'webhook.manage').allowed) notFound()
  return (
    <Shell
      me={me}
      workspaceId={workspace.id}
      crumbs={[
        { label: workspace.name, href: `/w/${workspace.slug}` },
        { label: t('webhooks.title') },
      ]}
    >
      <main id="main" className="wrap">
        <h1 className="h-page mb-4">{t('webhooks.title')}</h1>
        <PeopleNav slug={workspace.slug} role={workspace.role} current="webhooks" />
        <WebhookList workspaceId={workspace.id} />
      </main>
    </Shell>
  )
}

import type { Metadata } from 'next'
import { WebhookList } from '@/components/webhooks/webhook-list'
import { membership } from '../../../membership'
import { translator } from '../../../translator'
import { PeopleFrame } from '../people-frame'

interface WebhooksPageProps {
  params: Promise<{ slug: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator()
  return { title: t('webhooks.title') }
}

export default async function WebhooksPage({ params }: WebhooksPageProps) {
  const t = await translator()
  const { me, workspace } = await membership((await params).slug, '/webhooks', 'webhook.manage')
  return (
    <PeopleFrame me={me} workspace={workspace} current="webhooks" title={t('webhooks.title')}>
      <WebhookList workspaceId={workspace.id} />
    </PeopleFrame>
  )
}

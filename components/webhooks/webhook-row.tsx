'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Webhook } from '@/lib/webhooks'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { keys } from '../queries'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { useDay } from '../ui/moment'
import { Notice } from '../ui/notice'
import { useToast } from '../ui/toast'
import { DeliveryLog } from './delivery-log'

interface WebhookRowProps {
  webhook: Webhook
  workspaceId: string
  onAsk: (what: 'change' | 'remove' | 'renew') => void
}

/** One bridge: where it leads, whether things get through, and what can be done about it. */
export function WebhookRow({ webhook, workspaceId, onAsk }: WebhookRowProps) {
  const t = useTranslations('webhooks')
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const [isOpen, setOpen] = useState(false)
  const { id, name, offWhy } = webhook
  const isOn = offWhy === null
  const facts = [
    t(`formats.${webhook.format}`),
    t('told', { count: webhook.kinds.length }),
    ...(webhook.waiting > 0 ? [t('waiting', { count: webhook.waiting })] : []),
    t('by', { name: webhook.createdBy }),
  ]

  async function act(work: () => Promise<unknown>, done: string) {
    try {
      await work()
      toast(done)
    } catch (error) {
      toast(errorText(error))
    }
    await client.invalidateQueries({ queryKey: keys.webhooks(workspaceId) })
  }

  const turn = () =>
    act(() => api.changeWebhook(id, { isOn: !isOn }), isOn ? t('switchedOff') : t('switchedOn'))
  const test = () => act(() => api.testWebhook(id), t('tested')).then(() => setOpen(true))

  return (
    <li className="webhook">
      <div className="webhook-head">
        <h2>{name}</h2>
        <Standing webhook={webhook} />
      </div>
      <p className="webhook-url small" dir="ltr">
        {webhook.url}
      </p>
      <p className="small muted">{facts.join(' · ')}</p>
      <div className="cluster">
        <Button onClick={() => void test()} aria-label={t('testOf', { name })}>
          {t('test')}
        </Button>
        <Button look="quiet" onClick={() => onAsk('change')} aria-label={t('changeOf', { name })}>
          {t('change')}
        </Button>
        <Button
          look="quiet"
          onClick={() => void turn()}
          aria-label={t(isOn ? 'switchOffOf' : 'switchOnOf', { name })}
        >
          {t(isOn ? 'switchOff' : 'switchOn')}
        </Button>
        <Button look="quiet" onClick={() => onAsk('renew')}>
          {t('secretNew')}
        </Button>
        <Button look="quiet" onClick={() => onAsk('remove')}>
          {t('remove')}
        </Button>
      </div>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('log')}</summary>
        {isOpen && <DeliveryLog webhookId={id} workspaceId={workspaceId} name={name} />}
      </details>
    </li>
  )
}

/** Whether things get through, by form and in words. */
function Standing({ webhook: { offWhy, failingSince } }: { webhook: Webhook }) {
  const t = useTranslations('webhooks')
  const day = useDay()
  if (offWhy === 'failing' || offWhy === 'gone')
    return <Notice kind="warn">{t(`off.${offWhy}`)}</Notice>
  if (offWhy !== null)
    return (
      <span className="st">
        <Icon name="x" />
        {t(`off.${offWhy}`)}
      </span>
    )
  if (failingSince !== null)
    return (
      <span className="st warn">
        <Icon name="alert" />
        {t('failing', { date: day(failingSince) })}
      </span>
    )
  return (
    <span className="st">
      <Icon name="check" />
      {t('on')}
    </span>
  )
}

'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import type { Delivery } from '@/lib/webhooks'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { keys, queries } from '../queries'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { Icon, type IconName } from '../ui/icon'
import { Moment } from '../ui/moment'
import { Skeleton } from '../ui/skeleton'
import { useToast } from '../ui/toast'
import { kindKey } from './kind-key'

const ICONS: Record<Delivery['state'], IconName> = {
  arrived: 'saved',
  waiting: 'clock',
  failed: 'alert',
}
/** What is on its way is looked for this often. */
const LOOK_MS = 2000

interface DeliveryLogProps {
  webhookId: string
  workspaceId: string
  /** Of the bridge. */
  name: string
}

/** What one bridge was told, and what became of it. */
export function DeliveryLog({ webhookId, workspaceId, name }: DeliveryLogProps) {
  const t = useTranslations('webhooks')
  const shell = useTranslations('shell')
  const api = useApi()
  const errorText = useErrorText()
  const { data, error, refetch } = useQuery({
    ...queries.deliveries(api, workspaceId, webhookId),
    refetchInterval: ({ state }) =>
      state.data?.some((each) => each.state === 'waiting') ? LOOK_MS : false,
  })
  if (error)
    return (
      <Empty title={errorText(error)} failed>
        <Button onClick={() => void refetch()}>{shell('tryAgain')}</Button>
      </Empty>
    )
  if (!data) return <Skeleton label={t('logLoading')} />
  if (data.length === 0) return <p className="muted">{t('logNone')}</p>
  return (
    <>
      <p className="small muted">{t('logText')}</p>
      <ol className="deliveries" aria-label={`${t('log')}: ${name}`}>
        {data.map((delivery) => (
          <DeliveryRow key={delivery.id} {...{ delivery, webhookId, workspaceId }} />
        ))}
      </ol>
    </>
  )
}

interface DeliveryRowProps {
  delivery: Delivery
  webhookId: string
  workspaceId: string
}

function DeliveryRow({ delivery, webhookId, workspaceId }: DeliveryRowProps) {
  const t = useTranslations('webhooks')
  const format = useFormatter()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const { at, state, status, problem, ms, tries, nextAt, triedAt } = delivery
  const what = t(`kind.${kindKey(delivery.kind)}`)
  const clock = (moment: string) =>
    format.dateTime(new Date(moment), { dateStyle: 'short', timeStyle: 'short' })
  const facts = [
    ...(problem ? [t(`problem.${problem}`)] : []),
    ...(!problem && status !== null ? [t('answered', { status: String(status) })] : []),
    ...(ms !== null && triedAt !== null ? [t('took', { ms })] : []),
    ...(tries > 1 ? [t('tries', { count: tries })] : []),
    ...(nextAt !== null && tries > 0 ? [t('next', { when: clock(nextAt) })] : []),
  ]

  async function again() {
    try {
      await api.sendDeliveryAgain(webhookId, delivery.id)
      toast(t('sentAgain'))
    } catch (error) {
      toast(errorText(error))
    }
    await client.invalidateQueries({ queryKey: keys.webhooks(workspaceId) })
  }

  return (
    <li>
      <Icon name={ICONS[state]} />
      <div>
        <p>
          <b>{t(`state.${state}`)}</b> · {what} · <Moment at={at} />
        </p>
        {facts.length > 0 && <p className="small muted">{facts.join(' · ')}</p>}
      </div>
      <Button
        look="quiet"
        onClick={() => void again()}
        aria-label={t('againOf', { what, when: clock(at) })}
      >
        {t('again')}
      </Button>
    </li>
  )
}

'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Webhook } from '@/lib/webhooks'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { keys, queries } from '../queries'
import { Button } from '../ui/button'
import { Confirm } from '../ui/confirm'
import { Dialog } from '../ui/dialog'
import { Empty } from '../ui/empty'
import { Icon } from '../ui/icon'
import { Skeleton } from '../ui/skeleton'
import { useToast } from '../ui/toast'
import { WebhookForm } from './webhook-form'
import { WebhookRow } from './webhook-row'
import { WebhookSecret } from './webhook-secret'
import './webhooks.css'

/** While something is on its way, it is looked for this often. */
const LOOK_MS = 5000

/** What is being asked about, above the list. */
type Asked =
  | { what: 'make' }
  | { what: 'change' | 'remove' | 'renew'; webhook: Webhook }
  | { what: 'secret'; secret: string }

/** The bridges of a workspace: what they are told, how they fare, and the way to one more. */
export function WebhookList({ workspaceId }: { workspaceId: string }) {
  const t = useTranslations('webhooks')
  const shell = useTranslations('shell')
  const api = useApi()
  const errorText = useErrorText()
  const {
    data: webhooks,
    error,
    refetch,
  } = useQuery({
    ...queries.webhooks(api, workspaceId),
    refetchInterval: ({ state }) =>
      state.data?.some(({ waiting }) => waiting > 0) ? LOOK_MS : false,
  })
  const [asked, setAsked] = useState<Asked | null>(null)

  return (
    <section aria-label={t('title')} className="stack">
      <p className="muted measure">{t('text')}</p>
      {webhooks && webhooks.length > 0 && (
        <div>
          <Button look="main" onClick={() => setAsked({ what: 'make' })}>
            <Icon name="plus" />
            {t('make')}
          </Button>
        </div>
      )}
      {error ? (
        <Empty title={errorText(error)} failed level="h2">
          <Button onClick={() => void refetch()}>{shell('tryAgain')}</Button>
        </Empty>
      ) : !webhooks ? (
        <Skeleton label={t('loading')} />
      ) : webhooks.length === 0 ? (
        <Empty title={t('none')} level="h2">
          <p>{t('noneText')}</p>
          <Button look="main" onClick={() => setAsked({ what: 'make' })}>
            {t('make')}
          </Button>
        </Empty>
      ) : (
        <ul className="webhooks" aria-label={t('list')}>
          {webhooks.map((webhook) => (
            <WebhookRow
              key={webhook.id}
              webhook={webhook}
              workspaceId={workspaceId}
              onAsk={(what) => setAsked({ what, webhook })}
            />
          ))}
        </ul>
      )}
      <Questions workspaceId={workspaceId} asked={asked} onAsk={setAsked} />
    </section>
  )
}

interface QuestionsProps {
  workspaceId: string
  asked: Asked | null
  onAsk: (asked: Asked | null) => void
}

function Questions({ workspaceId, asked, onAsk }: QuestionsProps) {
  const t = useTranslations('webhooks')
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const close = () => onAsk(null)
  const again = () => client.invalidateQueries({ queryKey: keys.webhooks(workspaceId) })
  const webhook = asked && 'webhook' in asked ? asked.webhook : null
  const name = webhook?.name ?? ''

  async function remove() {
    if (!webhook) return
    await api.removeWebhook(webhook.id)
    toast(t('removed'))
    await again()
  }

  return (
    <>
      <Dialog
        open={asked?.what === 'make' || asked?.what === 'change'}
        onClose={close}
        title={webhook ? t('changeTitle') : t('makeTitle')}
        wide
      >
        <WebhookForm
          workspaceId={workspaceId}
          webhook={webhook}
          onMade={(secret) => onAsk({ what: 'secret', secret })}
          onClose={close}
        />
      </Dialog>
      <Dialog
        open={asked?.what === 'secret'}
        onClose={close}
        title={t('secretTitle')}
        text={t('secretText')}
      >
        <WebhookSecret secret={asked?.what === 'secret' ? asked.secret : ''} onClose={close} />
      </Dialog>
      <Confirm
        open={asked?.what === 'remove'}
        onClose={close}
        title={t('removeAsk', { name })}
        text={t('removeText')}
        verb={t('remove')}
        onConfirm={remove}
      />
      <RenewSecret
        webhook={asked?.what === 'renew' ? webhook : null}
        onClose={close}
        onMade={(secret) => onAsk({ what: 'secret', secret })}
      />
    </>
  )
}

interface RenewSecretProps {
  webhook: Webhook | null
  onClose: () => void
  onMade: (secret: string) => void
}

function RenewSecret({ webhook, onClose, onMade }: RenewSecretProps) {
  const t = useTranslations('webhooks')
  const api = useApi()
  const made = useRef<string | null>(null)

  /** The dialog closes by itself when it is done; only then is there room for the next one. */
  function close() {
    onClose()
    if (made.current !== null) onMade(made.current)
    made.current = null
  }

  return (
    <Confirm
      open={webhook !== null}
      onClose={close}
      title={t('secretAsk', { name: webhook?.name ?? '' })}
      text={t('secretAskText')}
      verb={t('secretNew')}
      onConfirm={async () => {
        if (webhook) made.current = (await api.renewWebhookSecret(webhook.id)).secret
      }}
    />
  )
}

'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AccessToken } from '@/lib/accounts'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { keys, queries } from '../queries'
import { Button } from '../ui/button'
import { Confirm } from '../ui/confirm'
import { Empty } from '../ui/empty'
import { Icon } from '../ui/icon'
import { useDay } from '../ui/moment'
import { Skeleton } from '../ui/skeleton'
import { useToast } from '../ui/toast'
import { NewToken } from './new-token'

/** Access tokens for scripts: what each is for, how long it lives, revoke. */
export function TokenList() {
  const t = useTranslations('settings.tokens')
  const shell = useTranslations('shell')
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const { data: tokens, error, refetch } = useQuery(queries.tokens(api))
  const [making, setMaking] = useState(false)
  const [revoking, setRevoking] = useState<AccessToken | null>(null)

  return (
    <section aria-labelledby="tokens">
      <div className="sec-head">
        <h2 className="h-sec" id="tokens">
          {t('title')}
        </h2>
        {tokens && tokens.length > 0 && (
          <Button look="quiet" onClick={() => setMaking(true)}>
            <Icon name="plus" />
            {t('make')}
          </Button>
        )}
      </div>
      <p className="muted mt-3">
        {t('text')} <a href="/api/v1/docs">{t('docs')}</a>
      </p>
      <div className="mt-4">
        {error ? (
          <Empty title={errorText(error)} failed>
            <Button onClick={() => void refetch()}>{shell('tryAgain')}</Button>
          </Empty>
        ) : !tokens ? (
          <Skeleton label={shell('loading')} />
        ) : tokens.length === 0 ? (
          <Empty title={t('none')}>
            <p>{t('noneText')}</p>
            <Button onClick={() => setMaking(true)}>{t('make')}</Button>
          </Empty>
        ) : (
          <ul className="rows">
            {tokens.map((token) => (
              <TokenRow key={token.id} token={token} onRevoke={() => setRevoking(token)} />
            ))}
          </ul>
        )}
      </div>
      <NewToken open={making} onClose={() => setMaking(false)} />
      <Confirm
        open={revoking !== null}
        onClose={() => setRevoking(null)}
        title={t('revokeAsk', { name: revoking?.name ?? '' })}
        text={t('revokeText')}
        verb={t('revoke')}
        onConfirm={async () => {
          if (!revoking) return
          await api.revokeToken(revoking.id)
          toast(t('revoked'))
          await client.invalidateQueries({ queryKey: keys.tokens })
        }}
      />
    </section>
  )
}

function TokenRow({ token, onRevoke }: { token: AccessToken; onRevoke: () => void }) {
  const t = useTranslations('settings.tokens')
  const day = useDay()
  const facts = [
    t(token.scope),
    t('created', { date: day(token.createdAt) }),
    t('until', { date: day(token.expiresAt) }),
    token.lastUsedAt ? t('lastUsed', { date: day(token.lastUsedAt) }) : t('neverUsed'),
  ]
  return (
    <li className="list-row plain">
      <div>
        <b>{token.name}</b>
        <p className="small muted">{facts.join(' · ')}</p>
      </div>
      <div className="acts">
        <Button look="quiet" onClick={onRevoke} aria-label={t('revokeOf', { name: token.name })}>
          {t('revoke')}
        </Button>
      </div>
    </li>
  )
}

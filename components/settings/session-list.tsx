'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { SignedInBrowser } from '@/lib/accounts'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { keys, queries } from '../queries'
import { Button } from '../ui/button'
import { Confirm } from '../ui/confirm'
import { Empty } from '../ui/empty'
import { Moment, useDay } from '../ui/moment'
import { Skeleton } from '../ui/skeleton'
import { useToast } from '../ui/toast'

/** Browsers signed in to one's account: which, since when, and a way to end each. */
export function SessionList() {
  const t = useTranslations('settings.sessions')
  const shell = useTranslations('shell')
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const { data: sessions, error, refetch } = useQuery(queries.sessions(api))
  const [asking, setAsking] = useState(false)
  const refresh = () => client.invalidateQueries({ queryKey: keys.sessions })

  async function end({ id }: SignedInBrowser) {
    try {
      await api.endSession(id)
      toast(t('ended'))
    } catch (cause) {
      toast(errorText(cause))
    }
    await refresh()
  }

  return (
    <section aria-labelledby="sessions">
      <div className="sec-head">
        <h2 className="h-sec" id="sessions">
          {t('title')}
        </h2>
        {sessions && sessions.length > 1 && (
          <Button look="quiet" onClick={() => setAsking(true)}>
            {t('endOthers')}
          </Button>
        )}
      </div>
      <p className="muted mt-3">{t('text')}</p>
      <div className="mt-4">
        {error ? (
          <Empty title={errorText(error)} failed>
            <Button onClick={() => void refetch()}>{shell('tryAgain')}</Button>
          </Empty>
        ) : !sessions ? (
          <Skeleton label={shell('loading')} />
        ) : (
          <ul className="rows">
            {sessions.map((session) => (
              <SessionRow key={session.id} session={session} onEnd={() => void end(session)} />
            ))}
          </ul>
        )}
      </div>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={t('endOthersAsk')}
        text={t('endOthersText')}
        verb={t('endOthers')}
        onConfirm={async () => {
          await api.endOtherSessions()
          toast(t('othersEnded'))
          await refresh()
        }}
      />
    </section>
  )
}

function SessionRow({ session, onEnd }: { session: SignedInBrowser; onEnd: () => void }) {
  const t = useTranslations('settings.sessions')
  const day = useDay()
  const { browser, system, createdAt, seenAt, current } = session
  const device =
    browser && system ? t('device', { browser, system }) : (browser ?? system ?? t('unknown'))
  return (
    <li className="list-row plain">
      <div>
        <b>{device}</b> {current && <span className="muted">({t('current')})</span>}
        <p className="small muted">
          {t('since', { date: day(createdAt) })} ·{' '}
          {t.rich('seen', { when: () => <Moment at={seenAt} /> })}
        </p>
      </div>
      <div className="acts">
        {!current && (
          <Button look="quiet" onClick={onEnd} aria-label={t('endOf', { device })}>
            {t('end')}
          </Button>
        )}
      </div>
    </li>
  )
}

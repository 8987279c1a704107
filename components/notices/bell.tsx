'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useApi } from '../api'
import { whenTextsStand } from '../live/when-idle'
import { Icon } from '../ui/icon'
import { PageLink } from '../ui/page-link'
import { untilHere } from '../ui/until-here'

/** The way to one's notices, on every page, and how many of them are unread. */
export function Bell() {
  const t = useTranslations('notices')
  const api = useApi()
  const client = useQueryClient()
  const [unread, setUnread] = useState(0)

  useEffect(() => {
    let stop: (() => void) | null = null
    let wanted = true
    void whenTextsStand()
      .then(() => untilHere(() => import('./watch-unread')))
      .then(({ watchUnread }) => {
        if (wanted) stop = watchUnread(api, client, setUnread)
      })
    return () => {
      wanted = false
      stop?.()
    }
  }, [api, client])

  return (
    <PageLink className="ib bell" href="/notices" aria-label={t('bell', { count: unread })}>
      <Icon name="bell" />
      {unread > 0 && <span className="badge num">{unread > 99 ? '99+' : unread}</span>}
    </PageLink>
  )
}

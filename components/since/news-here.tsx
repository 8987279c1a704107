'use client'

import './since.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useApi } from '../api'
import { keys } from '../queries'
import type { TextOnPage } from '../together/text-on-page'
import { Icon } from '../ui/icon'
import { PageLink } from '../ui/page-link'
import { useSee } from './use-see'

interface NewsHereProps {
  canvasId: string
  elementId: string
  texts: readonly TextOnPage[]
}

/** Says over a text, until it is put away, that others did something there since one was last here. */
export function NewsHere({ canvasId, elementId, texts }: NewsHereProps) {
  const t = useTranslations('since')
  const format = useFormatter()
  const api = useApi()
  const [away, setAway] = useState(false)
  // As it was when the page was opened: having it open is what makes it old.
  const { data } = useQuery({
    queryKey: [...keys.since(canvasId), 'here', elementId],
    queryFn: () => api.since(canvasId),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  })
  useSee(texts)
  const news = data?.elements.find((each) => each.elementId === elementId)
  if (away || !news?.from || news.seen === null) return null
  const after = news.seen.at
  const by = news.by.filter(({ at }) => at > after)
  const talks = news.threads.filter(({ at }) => at > after).length
  const names = by.map(({ person }) => person?.name ?? t('somebody'))
  if (!news.isNew && talks === 0) return null
  return (
    <section className="since-bar" aria-label={t('title')}>
      <p role="status">
        {news.isNew && names.length > 0
          ? t('bar.wrote', { names: format.list(names), count: names.length, talks })
          : t('bar.talks', { talks })}
      </p>
      <PageLink className="btn" href={`/canvases/${canvasId}/since#element-${elementId}`}>
        {t('bar.see')}
      </PageLink>
      <button
        type="button"
        className="ib"
        aria-label={t('bar.close')}
        title={t('bar.close')}
        onClick={() => setAway(true)}
      >
        <Icon name="x" />
      </button>
    </section>
  )
}

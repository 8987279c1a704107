'use client'

import './since.css'
import '../history/history-page.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CanvasSince, ElementSince } from '@/lib/since'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { keys } from '../queries'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { Icon } from '../ui/icon'
import { Moment, useDay } from '../ui/moment'
import { Notice } from '../ui/notice'
import { PageLink } from '../ui/page-link'
import { Skeleton } from '../ui/skeleton'
import { Standing } from '../ui/standing'
import { useToast } from '../ui/toast'
import { useInBrowser } from '../ui/use-in-browser'
import { beginningOf, CompareChoice, dayOf } from './compare-choice'
import { ElementNews } from './element-news'
import { PassageQueue } from './passage-queue'

interface SincePageProps {
  canvasId: string
  me: string
  mayLookBack: boolean
}

const A_WEEK_MS = 7 * 24 * 60 * 60 * 1000

/** What others did on a canvas since the reader was last there, or since a day. Looking marks nothing. */
export function SincePage({ canvasId, me, mayLookBack }: SincePageProps) {
  const t = useTranslations('since')
  const shell = useTranslations('shell')
  const sentence = useErrorText()
  const inBrowser = useInBrowser()
  const [chosen, setChosen] = useState<string | null>(null)
  const day = chosen ?? (inBrowser ? dayInAddress() : '')
  const since = beginningOf(day)
  const api = useApi()
  const query = useQuery({
    queryKey: [...keys.since(canvasId), since],
    queryFn: () => api.since(canvasId, since ?? undefined),
    enabled: inBrowser,
    // What one reads must not change under one's eyes, and it is another after each look at a text.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const choose = (next: string) => {
    setChosen(next)
    history.replaceState(history.state, '', next === '' ? location.pathname : `?since=${next}`)
  }
  const { data, error } = query
  if (error)
    return (
      <Empty title={sentence(error)} level="h2" failed>
        <Button onClick={() => void query.refetch()}>{shell('tryAgain')}</Button>
      </Empty>
    )
  if (!data) return <Skeleton label={t('loading')} lines={8} />
  const choice = <CompareChoice day={day} onDay={choose} hasVisit={data.lastHere !== null} />
  if (data.lastHere === null && since === null)
    return (
      <Empty title={t('first')} level="h2">
        <p>{t('firstText')}</p>
        <p className="since-ways">
          <Button onClick={() => choose(dayOf(new Date(Date.now() - A_WEEK_MS)))}>
            {t('aWeek')}
          </Button>
        </p>
        {choice}
      </Empty>
    )
  return (
    <News
      key={`${data.at} ${since ?? ''}`}
      {...{ data, since, canvasId, me, mayLookBack }}
      choice={choice}
    />
  )
}

interface NewsProps extends SincePageProps {
  data: CanvasSince
  since: string | null
  choice: React.ReactNode
}

function News({ data, since, choice, canvasId, me, mayLookBack }: NewsProps) {
  const t = useTranslations('since')
  const dayWords = useDay()
  const sentence = useErrorText()
  const [queue] = useState(() => new PassageQueue())
  const [done, setDone] = useState<ReadonlySet<string>>(new Set())
  /** Up to which edit each text was shown, where its record was read. */
  const [read, setRead] = useState<ReadonlyMap<string, number>>(new Map())
  const { finish, error } = useFinish(canvasId, (ids) => setDone(new Set([...done, ...ids])))
  const from = since ?? data.lastHere ?? data.at
  const news = data.elements.filter((each) => hasNews(each) && !done.has(each.elementId))
  const standings = done.size === 0 ? data.standings : []
  const mark = (elements: readonly ElementSince[]) =>
    finish.mutate({
      elements: elements.map(({ elementId, head }) => ({
        elementId,
        edit: Math.max(head, read.get(elementId) ?? 0),
      })),
      at: data.at,
    })
  return (
    <>
      <div className="since-top">
        <p className="muted">
          {t(since ? 'sinceDay' : 'lastHere', { day: dayWords(from) })}
          {!since && (
            <span className="small dim">
              {' '}
              (<Moment at={from} />)
            </span>
          )}
        </p>
        {choice}
        {(news.length > 0 || standings.length > 0) && (
          <Button
            look="main"
            busy={finish.isPending && t('marking')}
            onClick={() => mark(data.elements)}
          >
            {t('markAll')}
          </Button>
        )}
      </div>
      {error !== null && <Notice kind="stop">{sentence(error)}</Notice>}
      {news.length === 0 && standings.length === 0 && (
        <Empty title={t('nothing', { day: dayWords(done.size > 0 ? data.at : from) })} level="h2">
          <p>{t('nothingText')}</p>
          <PageLink className="btn" href={`/canvases/${canvasId}`}>
            {t('toBoard')}
          </PageLink>
        </Empty>
      )}
      {standings.length > 0 && (
        <ul className="since-lines" aria-label={t('standings')}>
          {standings.map(({ to, at, person }) => (
            <li key={at}>
              <Icon name="board" />
              <span>
                {t('standing', { name: person?.name ?? t('somebody') })} <Standing standing={to} />{' '}
                <span className="small dim">
                  <Moment at={at} />
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {news.length > 1 && (
        <nav aria-label={t('where')} className="since-where">
          <ul>
            {news.map(({ elementId, title }) => (
              <li key={elementId}>
                <a href={`#element-${elementId}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {news.map((each) => (
        <ElementNews
          key={each.elementId}
          news={each}
          {...{ me, since, mayLookBack, queue }}
          busy={finish.isPending}
          onRead={(edit) => setRead((before) => new Map(before).set(each.elementId, edit))}
          onDone={() => mark([each])}
        />
      ))}
    </>
  )
}

function useFinish(canvasId: string, onDone: (elementIds: string[]) => void) {
  const t = useTranslations('since')
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const finish = useMutation({
    mutationFn: (which: Parameters<typeof api.finish>[1]) => api.finish(canvasId, which),
    onSuccess: (_, { elements }) => {
      onDone(elements.map(({ elementId }) => elementId))
      toast(t('marked'))
      // The board asks anew; what stands on this page stays.
      void client.invalidateQueries({ queryKey: keys.newOnBoard(canvasId) })
    },
  })
  return { finish, error: finish.error }
}

function hasNews({ by, threads, editions }: ElementSince): boolean {
  return by.length + threads.length + editions.length > 0
}

function dayInAddress(): string {
  const day = new URLSearchParams(location.search).get('since') ?? ''
  return beginningOf(day) === null ? '' : day
}

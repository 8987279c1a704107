'use client'

import { useId, useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { ElementSince, ThreadNews } from '@/lib/since'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { Moment } from '../ui/moment'
import { PageLink } from '../ui/page-link'
import { ElementPassages } from './element-passages'
import type { PassageQueue } from './passage-queue'

interface ElementNewsProps {
  news: ElementSince
  me: string
  /** A day to compare with (ISO), instead of what they have seen. */
  since: string | null
  /** Whether they may know the past of texts. */
  mayLookBack: boolean
  queue: PassageQueue
  busy: boolean
  onRead: (edit: number) => void
  onDone: () => void
}

/** What is new in one element: in its text, its threads, its editions. */
export function ElementNews(props: ElementNewsProps) {
  const { news, me, since, mayLookBack, queue, busy, onRead, onDone } = props
  const t = useTranslations('since')
  const format = useFormatter()
  const title = useId()
  const { elementId, by, threads, editions, seen, from } = news
  const edit = from?.edit ?? 0
  const moment = useMemo(() => (since ? { time: Date.parse(since) } : { edit }), [since, edit])
  const names = by.map(({ person }) => person?.name ?? t('somebody'))
  return (
    <section className="since-element" aria-labelledby={title} id={`element-${elementId}`}>
      <header>
        <div>
          <h2 id={title}>
            <PageLink href={`/elements/${elementId}`}>{news.title}</PageLink>
          </h2>
          {by[0] && (
            <p className="small muted">
              {t('wrote', { names: format.list(names), count: names.length })}{' '}
              <Moment at={by[0].at} />
              {seen === null && ` ${t('neverOpened')}`}
            </p>
          )}
        </div>
        <Button busy={busy && t('marking')} onClick={onDone}>
          <Icon name="check" />
          {t('mark')}
          <span className="vh">: {news.title}</span>
        </Button>
      </header>
      {by.length > 0 &&
        (mayLookBack ? (
          <ElementPassages {...{ elementId, me, moment, queue, onRead }} />
        ) : (
          <p className="small muted">{t('noPast')}</p>
        ))}
      {threads.length > 0 && (
        <ul className="since-lines" aria-label={t('threads')}>
          {threads.map((thread) => (
            <ThreadLine key={thread.id} thread={thread} elementId={elementId} />
          ))}
        </ul>
      )}
      {editions.length > 0 && (
        <ul className="since-lines" aria-label={t('editions')}>
          {editions.map(({ number, label, person, at }) => (
            <li key={number}>
              <Icon name="saved" />
              <span>
                <PageLink href={`/elements/${elementId}/editions/${number}`}>
                  {t('edition', { number, label })}
                </PageLink>{' '}
                <span className="small dim">
                  {person?.name ?? t('somebody')}, <Moment at={at} />
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function ThreadLine({ thread, elementId }: { thread: ThreadNews; elementId: string }) {
  const t = useTranslations('since')
  const { id, kind, turn, words, person, at } = thread
  const name = person?.name ?? t('somebody')
  return (
    <li>
      <Icon name={kind === 'suggestion' ? 'pen' : 'talk'} />
      <span>
        <PageLink href={`/elements/${elementId}#thread-${id}`}>
          {t(`turns.${kind}.${turn}`, { name })}
        </PageLink>{' '}
        <span className="small dim">
          <Moment at={at} />
        </span>
        {words !== '' && <span className="small since-words">“{words}”</span>}
      </span>
    </li>
  )
}

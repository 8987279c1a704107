'use client'

import { useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { namedIn } from '@/lib/thread-body'
import type { Thread } from '@/lib/threads'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { Icon } from '../ui/icon'

export const FILTERS = ['open', 'resolved', 'mine', 'mentioned', 'detached'] as const
export type Filter = (typeof FILTERS)[number]
type Order = 'place' | 'time'

interface ThreadListProps {
  threads: readonly Thread[]
  /** Where each stands; those that stand nowhere are not in it. */
  placeOf: (id: string) => number | null
  detached: ReadonlySet<string>
  me: string
  /** What it opens with. */
  filter: Filter
  onFilter: (filter: Filter) => void
  draw: (thread: Thread) => ReactNode
  onClose: () => void
  /** Begins a thread about the whole element; absent for those who may not comment. */
  onWhole?: () => void
}

/** All threads of an element: what is open, what was resolved, what lost its words. */
export function ThreadList(props: ThreadListProps) {
  const { threads, placeOf, detached, me, filter, onFilter, draw, onWhole, onClose } = props
  const t = useTranslations('threads')
  const [order, setOrder] = useState<Order>('place')
  const counts = Object.fromEntries(
    FILTERS.map((each) => [each, threads.filter((one) => fits(one, each, me, detached)).length]),
  )
  const shown = threads
    .filter((thread) => fits(thread, filter, me, detached))
    .sort((a, b) =>
      order === 'time'
        ? b.lastAt.localeCompare(a.lastAt)
        : (placeOf(a.id) ?? Infinity) - (placeOf(b.id) ?? Infinity) ||
          a.openedAt.localeCompare(b.openedAt),
    )
  return (
    <div className="thread-list">
      <div className="thread-tools">
        <div className="chips" role="group" aria-label={t('show')}>
          {FILTERS.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === filter}
              onClick={() => onFilter(each)}
            >
              {t(`filters.${each}`)} <span className="num">{counts[each]}</span>
            </button>
          ))}
        </div>
        <label className="small">
          <span className="muted">{t('order')}</span>{' '}
          <select
            className="in"
            value={order}
            onChange={(event) => setOrder(event.target.value === 'time' ? 'time' : 'place')}
          >
            <option value="place">{t('byPlace')}</option>
            <option value="time">{t('byTime')}</option>
          </select>
        </label>
      </div>
      {onWhole && (
        <p>
          <Button onClick={onWhole}>
            <Icon name="plus" />
            {t('onWhole')}
          </Button>
        </p>
      )}
      {shown.length === 0 && (
        <Empty title={t(`none.${filter}`)}>
          {filter === 'open' && <p>{t('how')}</p>}
          {filter === 'detached' && <p>{t('howDetached')}</p>}
        </Empty>
      )}
      {shown.map((thread) => draw(thread))}
      <p className="acts">
        <Button look="quiet" onClick={onClose}>
          {t('close')}
        </Button>
      </p>
    </div>
  )
}

function fits(thread: Thread, filter: Filter, me: string, detached: ReadonlySet<string>): boolean {
  switch (filter) {
    case 'open':
    case 'resolved':
      return thread.state === filter
    case 'mine':
      return thread.messages.some(({ author }) => author?.id === me)
    case 'mentioned':
      return thread.messages.some(({ body }) => body && namedIn(body).people.includes(me))
    case 'detached':
      return thread.state === 'open' && detached.has(thread.id)
    default:
      return filter satisfies never
  }
}

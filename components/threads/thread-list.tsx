'use client'

import { useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { namedIn } from '@/lib/thread-body'
import type { Thread } from '@/lib/threads'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { Icon } from '../ui/icon'
import { shortened } from './thread-card'
import { SuggestionTools } from '../suggestions/suggestion-tools'

export const FILTERS = ['open', 'suggestions', 'resolved', 'mine', 'mentioned', 'detached'] as const
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
  /** Whether this person accepts and refuses suggestions. */
  mayDecide: boolean
  /** Begins a thread about the whole element; absent for those who may not comment. */
  onWhole?: () => void
}

/** All threads of an element: what is open, what was resolved, what lost its words. */
export function ThreadList(props: ThreadListProps) {
  const { threads, placeOf, detached, me, filter, onFilter, draw, onWhole, onClose, mayDecide } =
    props
  const t = useTranslations('threads')
  const sugg = useTranslations('suggestions')
  const [order, setOrder] = useState<Order>('place')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
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
  const several = filter === 'suggestions' && mayDecide && shown.length > 1
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
          {filter === 'suggestions' && <p>{t('howSuggestions')}</p>}
        </Empty>
      )}
      {several && (
        <SuggestionTools
          threads={shown}
          chosen={chosen}
          onChoose={(ids) => setChosen(new Set(ids))}
        />
      )}
      {shown.map((thread) =>
        several ? (
          <div className="choosable" key={thread.id}>
            <input
              type="checkbox"
              aria-label={sugg('choose', { words: nameOf(thread) })}
              checked={chosen.has(thread.id)}
              onChange={() => setChosen(toggled(chosen, thread.id))}
            />
            {draw(thread)}
          </div>
        ) : (
          draw(thread)
        ),
      )}
      <p className="acts">
        <Button look="quiet" onClick={onClose}>
          {t('close')}
        </Button>
      </p>
    </div>
  )
}

/** The words it is about, else whose it is. */
function nameOf({ anchor, openedBy }: Thread): string {
  return anchor ? shortened(anchor.quote) : (openedBy?.name ?? '')
}

function toggled(chosen: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(chosen)
  if (!next.delete(id)) next.add(id)
  return next
}

function fits(thread: Thread, filter: Filter, me: string, detached: ReadonlySet<string>): boolean {
  switch (filter) {
    case 'open':
    case 'resolved':
      return thread.state === filter
    case 'suggestions':
      return thread.suggestion?.state === 'waiting'
    case 'mine':
      return thread.openedBy?.id === me || thread.messages.some(({ author }) => author?.id === me)
    case 'mentioned':
      return thread.messages.some(({ body }) => body && namedIn(body).people.includes(me))
    case 'detached':
      return thread.state === 'open' && detached.has(thread.id)
    default:
      return filter satisfies never
  }
}

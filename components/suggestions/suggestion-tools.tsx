'use client'

import { useTranslations } from 'use-intl'
import type { Thread } from '@/lib/threads'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { useSuggestionDesk } from './suggestion-desk'

interface SuggestionToolsProps {
  /** Those that wait. */
  threads: readonly Thread[]
  chosen: ReadonlySet<string>
  onChoose: (ids: readonly string[]) => void
}

/** Several suggestions at once: chosen one by one, all, or all of one person. */
export function SuggestionTools({ threads, chosen, onChoose }: SuggestionToolsProps) {
  const t = useTranslations('suggestions')
  const { accept, refuse, busy } = useSuggestionDesk()
  const people = new Map(
    threads.flatMap(({ openedBy }) => (openedBy ? [[openedBy.id, openedBy]] : [])),
  )
  const picked = threads.filter(({ id }) => chosen.has(id))
  const choose = (some: readonly Thread[]) => onChoose(some.map(({ id }) => id))
  return (
    <div className="several" role="group" aria-label={t('tools')}>
      <p className="acts">
        <Button look="quiet" onClick={() => choose(threads)}>
          {t('all')}
        </Button>
        {people.size > 1 &&
          [...people.values()].map((person) => (
            <Button
              key={person.id}
              look="quiet"
              onClick={() => choose(threads.filter(({ openedBy }) => openedBy?.id === person.id))}
            >
              {t('allBy', { name: person.name })}
            </Button>
          ))}
        <Button look="quiet" onClick={() => onChoose([])}>
          {t('none')}
        </Button>
      </p>
      <p className="acts">
        <span className="small muted" role="status">
          {t('chosen', { count: picked.length })}
        </span>
        <Button
          disabled={picked.length === 0}
          busy={busy && t('mode.opening')}
          onClick={() => accept(picked, '')}
        >
          <Icon name="check" />
          {t('acceptChosen')}
        </Button>
        <Button
          disabled={picked.length === 0}
          busy={busy && t('mode.opening')}
          onClick={() => refuse(picked, '')}
        >
          <Icon name="x" />
          {t('refuseChosen')}
        </Button>
      </p>
    </div>
  )
}

'use client'

import { useTranslations } from 'use-intl'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import type { Filter } from './thread-list'

interface CommentsHeadProps {
  /** How many are open, how many of those are suggestions, and how many have lost their words. */
  open: number
  suggestions: number
  lost: number
  onList: (which: Filter) => void
}

/** Above the cards: how many there are, and the way to the list. */
export function CommentsHead({ open, suggestions, lost, onList }: CommentsHeadProps) {
  const t = useTranslations('threads')
  return (
    <p className="comments-head">
      <Button look="quiet" onClick={() => onList(lost > 0 && open === lost ? 'detached' : 'open')}>
        <Icon name="talk" />
        {t('count', { comments: open - suggestions, suggestions })}
      </Button>
      {lost > 0 && (
        <Button look="quiet" onClick={() => onList('detached')}>
          {t('lost', { count: lost })}
        </Button>
      )}
    </p>
  )
}

'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useApi } from '../api'
import { queries } from '../queries'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'

/** Where there is no margin, the threads of an element are behind this. */
export function CommentsButton({ elementId, onOpen }: { elementId: string; onOpen: () => void }) {
  const t = useTranslations('threads')
  const api = useApi()
  const { data } = useQuery(queries.threads(api, elementId))
  const { open = 0, suggestions = 0 } = data?.counts ?? {}
  return (
    <Button look="quiet" onClick={onOpen}>
      <Icon name="talk" />
      {open ? t('count', { comments: open - suggestions, suggestions }) : t('title')}
    </Button>
  )
}

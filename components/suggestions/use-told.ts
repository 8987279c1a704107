'use client'

import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { SuggestionState } from '@/lib/suggestions/suggestion'
import type { Thread } from '@/lib/threads'
import { useToast } from '../ui/toast'

/** Whoever suggested something hears at once when another decides about it. */
export function useToldOfDecisions(threads: readonly Thread[], me: string): void {
  const t = useTranslations('suggestions')
  const toast = useToast()
  const waited = useRef(new Map<string, SuggestionState>())
  useEffect(() => {
    for (const { id, openedBy, suggestion } of threads) {
      if (!suggestion || openedBy?.id !== me) continue
      const before = waited.current.get(id)
      waited.current.set(id, suggestion.state)
      const { state, decidedBy } = suggestion
      if (before !== 'waiting' || decidedBy?.id === me) continue
      const name = decidedBy?.name ?? t('somebody')
      if (state === 'accepted') toast(t('toldAccepted', { name }))
      if (state === 'refused') toast(t('toldRefused', { name }))
    }
  }, [threads, me, t, toast])
}

'use client'

import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import type { Theme } from '@/lib/accounts'
import type { Locale } from '@/lib/locales'
import { useApi } from '../api'
import { rememberLocale } from '../remember-locale'

interface Manner {
  name?: string
  /** `null` follows the browser. */
  locale?: Locale | null
  theme?: Theme
}

/** Keeps a change to how somebody is addressed and shown things, and draws the page anew with it. */
export function useManner(): (change: Manner) => Promise<void> {
  const api = useApi()
  const router = useRouter()
  return useCallback(
    async (change) => {
      await api.changeMe(change)
      if (change.locale !== undefined) rememberLocale(change.locale)
      if (change.theme === 'system') delete document.documentElement.dataset.theme
      else if (change.theme) document.documentElement.dataset.theme = change.theme
      router.refresh()
    },
    [api, router],
  )
}

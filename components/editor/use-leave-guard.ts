'use client'

import { useEffect } from 'react'
import type { LiveDocument } from '@/lib/client/live-document'
import { useSave } from '../live/use-save'

/** Asks before the tab closes, but only while words are neither on the server nor on this device. */
export function useLeaveGuard(live: LiveDocument | null, mayWrite: boolean): void {
  const unsafe = useSave(
    live,
    ({ kind, kept }) => !kept && (kind === 'saving' || kind === 'not-saved'),
  )
  const atRisk = mayWrite && unsafe
  useEffect(() => {
    if (!atRisk) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [atRisk])
}

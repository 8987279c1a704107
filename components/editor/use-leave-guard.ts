'use client'

import { useEffect } from 'react'
import type { SaveState } from '@/lib/client/live-document'

/** Asks before the tab closes, but only while words are neither on the server nor on this device. */
export function useLeaveGuard({ kind, kept }: SaveState, mayWrite: boolean): void {
  const atRisk = mayWrite && !kept && (kind === 'saving' || kind === 'not-saved')
  useEffect(() => {
    if (!atRisk) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [atRisk])
}

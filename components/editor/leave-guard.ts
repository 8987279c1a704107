'use client'

import { useEffect } from 'react'
import type { LiveDocument } from '@/lib/client/live-document'
import { useSave } from '../live/use-save'

interface LeaveGuardProps {
  live: LiveDocument | null
  mayWrite: boolean
}

/**
 * Asks before the tab closes, but only while words are neither on the server nor on this device.
 * Draws nothing: what it listens to changes with every key, and must not draw a page anew.
 */
export function LeaveGuard({ live, mayWrite }: LeaveGuardProps): null {
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
  return null
}

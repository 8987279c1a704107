'use client'

import { useEffect } from 'react'
import type { LiveDocument } from '@/lib/client/live-document'
import { saveOf } from '../live/use-save'

/**
 * Asks before the tab closes, but only while words are neither on the server nor on this device.
 * That changes with every key, so nothing is drawn for it.
 */
export function useLeaveGuard(live: LiveDocument | null, mayWrite: boolean): void {
  useEffect(() => {
    if (!live || !mayWrite) return
    const look = () => {
      const { kind, kept } = saveOf(live)
      const atRisk = !kept && (kind === 'saving' || kind === 'not-saved')
      if (atRisk) window.addEventListener('beforeunload', ask)
      else window.removeEventListener('beforeunload', ask)
    }
    const stop = live.subscribe(look)
    look()
    return () => {
      stop()
      window.removeEventListener('beforeunload', ask)
    }
  }, [live, mayWrite])
}

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault()
}

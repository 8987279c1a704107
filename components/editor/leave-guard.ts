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
    // Until the server has said so once, a page that was just opened waits for that word with
    // nothing of one's own in it.
    let wasSaved = false
    const look = () => {
      const { kind, kept, words } = saveOf(live)
      wasSaved ||= kind === 'saved'
      const isOpen = kind === 'saving' || kind === 'not-saved'
      const atRisk = isOpen && !kept && (words > 0 || wasSaved)
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

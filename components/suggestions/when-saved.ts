import type { LiveDocument } from '@/lib/client/live-document'

/** Resolves once everything written so far is on the server's disk; never when that does not come. */
export function whenSaved(live: LiveDocument): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (live.status.phase !== 'live' || live.status.save.kind !== 'saved') return
      stop()
      resolve()
    }
    const stop = live.subscribe(look)
    look()
  })
}

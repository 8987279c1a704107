import { useEffect } from 'react'
import { ApiError } from '@/lib/client/api-error'
import { useApi } from '../api'
import type { TextOnPage } from '../together/text-on-page'

/** Whoever looks at a text for so long has seen it. */
const STOOD_MS = 4000
/** While it is looked at, what others write meanwhile is seen too. */
const AGAIN_MS = 60_000

/**
 * Notes up to where the texts on this page have been seen: when they have stood before somebody's
 * eyes for a while, and when that ends. Only over a connection that is there: a device that is not
 * up to date has shown nothing new.
 */
export function useSee(texts: readonly TextOnPage[]): void {
  const api = useApi()
  useEffect(() => {
    const ends = texts.map(({ elementId, live }) => {
      let timer: ReturnType<typeof setTimeout> | null = null
      let stood = false
      const note = () => {
        if (live.status.phase !== 'live') return
        api.see(elementId).catch((error: unknown) => {
          // Stays new, which harms nothing.
          if (!(error instanceof ApiError)) throw error
        })
      }
      const stand = () => {
        stood = true
        note()
        timer = setTimeout(stand, AGAIN_MS)
      }
      const leave = () => {
        if (timer) clearTimeout(timer)
        timer = null
        if (stood) note()
        stood = false
      }
      const look = () => {
        if (document.visibilityState !== 'visible') leave()
        else timer ??= setTimeout(stand, STOOD_MS)
      }
      look()
      document.addEventListener('visibilitychange', look)
      window.addEventListener('pagehide', leave)
      return () => {
        document.removeEventListener('visibilitychange', look)
        window.removeEventListener('pagehide', leave)
        leave()
      }
    })
    return () => {
      for (const end of ends) end()
    }
  }, [api, texts])
}

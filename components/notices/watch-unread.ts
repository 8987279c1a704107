import type { QueryClient } from '@tanstack/react-query'
import type { Api } from '@/lib/client/api'
import { ApiError } from '@/lib/client/api-error'
import { NOTICES_CHANGED } from '@/lib/notice-news'
import type { UnreadNotices } from '@/lib/notices'
import { keys } from '../queries'

/** For pages without a connection of their own, and for when one was away. */
const ASK_EVERY_MS = 60_000

/**
 * Keeps count of what is unread: asks at first, when the server says that something changed, once a
 * minute, and when somebody comes back to the page. Not with a query of the cache: a session that
 * has ended must not lead away from a page that somebody writes on.
 * @returns how to stop
 */
export function watchUnread(
  api: Api,
  client: QueryClient,
  tell: (unread: number) => void,
): () => void {
  let stopped = false
  let asking = false
  let again = false

  async function ask() {
    if (asking) {
      again = true
      return
    }
    asking = true
    try {
      const unread = await api.unreadNotices()
      if (stopped) return
      client.setQueryData<UnreadNotices>(keys.unreadNotices, unread)
      tell(unread.direct + unread.following)
    } catch (error) {
      // Out of reach, or signed out: the page itself says so.
      if (!(error instanceof ApiError)) throw error
    } finally {
      asking = false
    }
    if (again && !stopped) {
      again = false
      await ask()
    }
  }
  const changed = () => {
    void client.invalidateQueries({ queryKey: keys.noticeLists })
    void ask()
  }
  const seen = () => {
    if (document.visibilityState === 'visible') void ask()
  }
  const timer = setInterval(seen, ASK_EVERY_MS)
  window.addEventListener(NOTICES_CHANGED, changed)
  document.addEventListener('visibilitychange', seen)
  void ask()
  return () => {
    stopped = true
    clearInterval(timer)
    window.removeEventListener(NOTICES_CHANGED, changed)
    document.removeEventListener('visibilitychange', seen)
  }
}

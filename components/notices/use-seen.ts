'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ApiError } from '@/lib/client/api-error'
import { NOTICES_CHANGED } from '@/lib/notice-news'
import type { UnreadNotices } from '@/lib/notices'
import { useApi } from '../api'
import { keys } from '../queries'

/** Whoever has a thing before their eyes need not be told of it: its notices count as read. */
export function useSeen(what: { threadId: string } | { elementId: string }, inSight = true): void {
  const api = useApi()
  // Only read: the bell keeps it.
  const { data } = useQuery<UnreadNotices>({ queryKey: keys.unreadNotices, enabled: false })
  const unread = (data?.direct ?? 0) + (data?.following ?? 0)
  const id = 'threadId' in what ? what.threadId : what.elementId
  const isThread = 'threadId' in what
  useEffect(() => {
    if (!inSight || unread === 0 || document.visibilityState !== 'visible') return
    api
      .markNotices(isThread ? { threadId: id } : { elementId: id })
      // On a page without a connection nobody else says so.
      .then(() => window.dispatchEvent(new Event(NOTICES_CHANGED)))
      .catch((error: unknown) => {
        // Stays unread, which harms nothing.
        if (!(error instanceof ApiError)) throw error
      })
  }, [api, id, isThread, inSight, unread])
}

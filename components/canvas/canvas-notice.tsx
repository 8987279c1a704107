'use client'

import { useTranslations } from 'use-intl'
import type { LiveStatus } from '@/lib/client/live-document'
import { ApiError } from '@/lib/client/api-error'
import { Notice } from '../ui/notice'

interface CanvasNoticeProps {
  phase: LiveStatus['phase']
  /** Why the board could not be brought up to date; null when it could. */
  error: Error | null
}

/** What stands still on this page, in one sentence; nothing while everything moves. */
export function CanvasNotice({ phase, error }: CanvasNoticeProps) {
  const t = useTranslations('board.away')
  const toStatus = useTranslations('status')('link')
  const message = messageFor(phase, error)
  if (!message) return null
  return (
    <Notice kind="warn" icon={message === 'failed' ? 'alert' : 'offline'} className="mb-4">
      {t(message)}{' '}
      {message !== 'failed' && (
        <a href="/status" target="_blank" rel="noopener">
          {toStatus}
        </a>
      )}
    </Notice>
  )
}

function messageFor(phase: LiveStatus['phase'], error: Error | null) {
  if (error) return error instanceof ApiError && error.code === 'offline' ? 'unreachable' : 'failed'
  switch (phase) {
    case 'reconnecting':
      return 'live'
    case 'offline':
      return 'unreachable'
    case 'closed':
      return 'stopped'
    // The first seconds of a page are no news.
    case 'connecting':
    case 'live':
      return null
    default:
      return phase satisfies never
  }
}

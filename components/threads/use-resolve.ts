'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Thread } from '@/lib/threads'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { useToast } from '../ui/toast'
import type { Desk } from './desk'

/** Resolves a thread, or opens it again; and whether one may. */
export function useResolve({ me, mayWrite, put }: Pick<Desk, 'me' | 'mayWrite' | 'put'>) {
  const t = useTranslations('threads')
  const api = useApi()
  const toast = useToast()
  const sentence = useErrorText()
  const [busy, setBusy] = useState(false)
  return {
    busy,
    may: (thread: Thread) => thread.openedBy?.id === me || mayWrite,
    turn(thread: Thread) {
      const resolved = thread.state === 'resolved'
      setBusy(true)
      api
        .changeThread(thread.id, { state: resolved ? 'open' : 'resolved' })
        .then((next) => {
          put(next.id, next)
          toast(t(resolved ? 'reopened' : 'resolved'))
        })
        .catch((error: unknown) => toast(sentence(error)))
        .finally(() => setBusy(false))
    },
  }
}

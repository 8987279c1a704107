'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import type { CanvasEvent } from '@/lib/canvases'
import { ApiError } from '@/lib/client/api-error'
import type { Thread, ThreadList } from '@/lib/threads'
import { useApi } from '../api'
import { keys, queries } from '../queries'

export interface Threads {
  /** Oldest first; null while they are on their way. */
  threads: readonly Thread[] | null
  failed: boolean
  retry: () => void
  /** Takes in what the server answered; null for a thread that is gone. */
  put: (id: string, thread: Thread | null) => void
}

/** What a canvas tells of its changes, and whether it can be heard just now. */
export interface CanvasNews {
  onEvent: (hear: (event: CanvasEvent) => void) => () => void
  isLive: boolean
}

const NONE: readonly Thread[] = []
/** Changes heard within so long are asked for together, and one by one only where they are few. */
const GATHERED_MS = 60
const FEW = 5

/**
 * The threads of an element, kept up to date: what others say appears by itself.
 * @param channel of the canvas: `onEvent` hears it and returns how to stop
 */
export function useThreads(elementId: string, { onEvent, isLive }: CanvasNews): Threads {
  const api = useApi()
  const client = useQueryClient()
  const { data, isError, refetch } = useQuery(queries.threads(api, elementId))

  const put = useCallback(
    (id: string, thread: Thread | null) => {
      client.setQueryData<ThreadList>(keys.threads(elementId), (before) => {
        if (!before) return before
        const others = before.items.filter((each) => each.id !== id)
        const at = before.items.findIndex((each) => each.id === id)
        const items = thread ? others.toSpliced(at < 0 ? others.length : at, 0, thread) : others
        return { ...before, items, counts: countsOf(items) }
      })
    },
    [client, elementId],
  )

  // While the line was down, what others said went by unheard.
  const wasDown = useRef(false)
  useEffect(() => {
    if (isLive && wasDown.current)
      void client.invalidateQueries({ queryKey: keys.threads(elementId) })
    wasDown.current = !isLive
  }, [isLive, client, elementId])

  useEffect(() => {
    const changed = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = (threadId: string) =>
      api
        .thread(threadId)
        .then((thread) => put(threadId, thread))
        .catch((error: unknown) => {
          if (error instanceof ApiError && error.code === 'not_found') put(threadId, null)
          // Out of reach: asked for anew when the line is back.
          else if (!(error instanceof ApiError)) throw error
        })
    const look = () => {
      timer = undefined
      const ids = [...changed]
      changed.clear()
      // Many at once, as when somebody sends all they suggest: one question for all of them.
      if (ids.length > FEW)
        return void client.invalidateQueries({ queryKey: keys.threads(elementId) })
      for (const id of ids) void ask(id)
    }
    const stop = onEvent((event) => {
      if (event.type !== 'thread-changed' || event.elementId !== elementId) return
      changed.add(event.threadId)
      timer ??= setTimeout(look, GATHERED_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [onEvent, elementId, api, put, client])

  return { threads: data?.items ?? (isError ? NONE : null), failed: isError, retry, put }

  function retry() {
    void refetch()
  }
}

function countsOf(items: readonly Thread[]): ThreadList['counts'] {
  const open = items.filter(({ state }) => state === 'open')
  const suggestions = open.filter(({ kind }) => kind === 'suggestion').length
  return { open: open.length, suggestions, resolved: items.length - open.length }
}

'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { Canvas } from '@/lib/canvases'
import { ApiError } from '@/lib/client/api-error'
import type { LiveStatus } from '@/lib/client/live-document'
import { CLOSE } from '@/lib/protocol'
import { WorkspaceNews, type Whereabouts } from '@/lib/workspace-news'
import { useApi } from '../api'
import { useLiveDocument } from '../live/use-live-document'
import { keys, queries } from '../queries'

export interface WorkspaceLive {
  phase: LiveStatus['phase']
  /** Who is on which canvas and in which element; as it was last, while the connection is away. */
  people: Whereabouts[]
}

/** News comes in bursts; what changed is asked for once they are over. */
const ASK_AFTER_MS = 700

/**
 * Who is where in a workspace; and keeps its canvases up to date: a canvas is asked for again when
 * one of its texts changed, the lists when a canvas came, changed or went.
 */
export function useWorkspaceLive(workspaceId: string, userId: string): WorkspaceLive {
  // The channel of a workspace bears its id.
  const { live, status, onEvent } = useLiveDocument(workspaceId, userId)
  const [people, setPeople] = useState<Whereabouts[]>([])
  const api = useApi()
  const client = useQueryClient()
  const router = useRouter()
  const isLive = status.phase === 'live'
  const code = status.closed?.code

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const changed = new Set<string>()
    let lists = false
    const refresh = async (id: string) => {
      const canvas = await client.fetchQuery({ ...queries.canvas(api, id), staleTime: 0 })
      client.setQueryData<Canvas[]>(keys.canvases(workspaceId), (old) =>
        old?.map((one) => (one.id === id ? canvas : one)),
      )
    }
    const ask = async () => {
      timer = null
      const ids = [...changed]
      changed.clear()
      try {
        if (lists) await client.invalidateQueries({ queryKey: keys.canvases(workspaceId) })
        else await Promise.all(ids.map(refresh))
      } catch (error) {
        // Out of reach, or the canvas is not for this person any more: the lists will say so.
        if (!(error instanceof ApiError)) throw error
      }
      lists = false
      await client.invalidateQueries({ queryKey: keys.needs(workspaceId) })
    }
    const stop = onEvent((event) => {
      const known = WorkspaceNews.safeParse(event)
      if (!known.success) return
      if (known.data.type === 'whereabouts') return setPeople(known.data.people)
      if (known.data.type === 'text-changed') changed.add(known.data.canvasId)
      else lists = true
      timer ??= setTimeout(() => void ask(), ASK_AFTER_MS)
    })
    return () => {
      stop()
      if (timer) clearTimeout(timer)
    }
  }, [onEvent, api, client, workspaceId])

  // While the connection was away, changes went by unheard.
  useEffect(() => {
    if (!isLive) return
    void client.invalidateQueries({ queryKey: keys.canvases(workspaceId) })
    void client.invalidateQueries({ queryKey: keys.needs(workspaceId) })
  }, [isLive, client, workspaceId])

  // Another role, or none: the page is drawn anew as what they are now, or says there is nothing.
  useEffect(() => {
    if (!live || code !== CLOSE.notAllowed) return
    router.refresh()
    live.reconnect()
  }, [live, code, router])

  return { phase: status.phase, people }
}

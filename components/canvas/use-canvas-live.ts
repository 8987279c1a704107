'use client'

import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import type { Canvas, WhoIsWhere } from '@/lib/canvases'
import type { LiveStatus } from '@/lib/client/live-document'
import type { Person } from '@/lib/people'
import { CLOSE } from '@/lib/protocol'
import { useCanvasChannel } from '../live/use-canvas-channel'
import { keys } from '../queries'

export interface CanvasLive {
  phase: LiveStatus['phase']
  /** Who is in which element; as it was last, while the connection is away. */
  where: WhoIsWhere
  /** Everybody on the canvas or in one of its elements, each once. */
  here: Person[]
  channel: ReturnType<typeof useCanvasChannel>
}

/** Everyone's typing reports a change each time; the board is asked for at most this often. */
const REFETCH_EVERY_MS = 500

/** Who is where on a canvas; and asks for it again when something on it changed. */
export function useCanvasLive(canvas: Canvas, userId: string): CanvasLive {
  const channel = useCanvasChannel(canvas.documentId, userId)
  const { live, status, where, onEvent } = channel
  const client = useQueryClient()
  const router = useRouter()
  const isLive = status.phase === 'live'
  const code = status.closed?.code

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const refetch = () => {
      timer ??= setTimeout(() => {
        timer = null
        void client.invalidateQueries({ queryKey: keys.canvas(canvas.id) })
      }, REFETCH_EVERY_MS)
    }
    const stop = onEvent(({ type }) => {
      if (type === 'element-changed' || type === 'canvas-changed') refetch()
      if (type === 'canvas-changed') askForFramework(client, canvas.id)
      if (type === 'thread-changed')
        void client.invalidateQueries({ queryKey: keys.openThreads(canvas.id) })
    })
    return () => {
      stop()
      if (timer) clearTimeout(timer)
    }
  }, [onEvent, client, canvas.id])

  // While the connection was away, changes went by unheard.
  useEffect(() => {
    if (!isLive) return
    void client.invalidateQueries({ queryKey: keys.canvas(canvas.id) })
    askForFramework(client, canvas.id)
  }, [isLive, client, canvas.id])

  // The server does not say why it closed: the API does. A role may have changed, the canvas may be
  // gone, the session may have ended; the last two show themselves when it is asked.
  useEffect(() => {
    if (!live || code === undefined) return
    const ask = async () => {
      const key = keys.canvas(canvas.id)
      await client.refetchQueries({ queryKey: key })
      if (code !== CLOSE.notAllowed || client.getQueryState(key)?.error) return
      router.refresh()
      live.reconnect()
    }
    void ask()
  }, [live, code, client, router, canvas.id])

  return { phase: status.phase, where, here: everybody(status.people, where), channel }
}

/** Names may be others, a newer version may be on offer, or the canvas may have moved to it. */
function askForFramework(client: QueryClient, canvasId: string): void {
  for (const queryKey of [keys.canvasFramework(canvasId), keys.upgrade(canvasId)])
    void client.invalidateQueries({ queryKey })
}

function everybody(people: Person[], where: WhoIsWhere): Person[] {
  const each = new Map<string, Person>()
  for (const person of [...people, ...Object.values(where).flat()]) each.set(person.id, person)
  return [...each.values()]
}

'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { CanvasEvent, type WhoIsWhere } from '@/lib/canvases'
import { useLiveDocument } from '../live/use-live-document'
import { keys } from '../queries'

/** Everyone's typing reports a change each time; the rail needs to know about once a second. */
const ASK_EVERY_MS = 1000

/**
 * Who is in which element of the canvas, and its elements up to date. Unlike the board it never
 * asks why its connection was closed: the text has its own, and says so without leaving the page.
 */
export function useWhere(canvas: { id: string; documentId: string }, userId: string): WhoIsWhere {
  const { status, onEvent } = useLiveDocument(canvas.documentId, userId)
  const [where, setWhere] = useState<WhoIsWhere>({})
  const client = useQueryClient()
  const isLive = status.phase === 'live'

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const stop = onEvent((event) => {
      const known = CanvasEvent.safeParse(event)
      if (known.data?.type === 'who-is-where') setWhere(known.data.where)
      else if (known.success)
        timer ??= setTimeout(() => {
          timer = null
          void client.invalidateQueries({ queryKey: keys.canvas(canvas.id) })
        }, ASK_EVERY_MS)
    })
    return () => {
      stop()
      if (timer) clearTimeout(timer)
    }
  }, [onEvent, client, canvas.id])

  return isLive ? where : {}
}

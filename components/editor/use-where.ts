'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useCanvasChannel } from '../live/use-canvas-channel'
import { keys } from '../queries'

/** Everyone's typing reports a change each time; the rail needs to know about once a second. */
const ASK_EVERY_MS = 1000

/**
 * The channel of the canvas, with its elements kept up to date. Unlike the board it never asks why
 * its connection was closed: the text has its own, and says so without leaving the page.
 */
export function useWhere(canvas: { id: string; documentId: string }, userId: string) {
  const channel = useCanvasChannel(canvas.documentId, userId)
  const { onEvent, status } = channel
  const client = useQueryClient()

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const stop = onEvent(({ type }) => {
      if (type !== 'element-changed' && type !== 'canvas-changed') return
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

  return status.phase === 'live' ? channel : { ...channel, where: {} }
}

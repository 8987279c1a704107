'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { z } from 'zod'
import type { Canvas, CanvasChange } from '@/lib/canvases'
import { useApi } from '../api'
import { keys } from '../queries'

type Change = z.input<typeof CanvasChange>

/** Changes a canvas on the server, then asks for it and for the lists it stands in anew. */
export function useCanvasChange(
  canvas: Pick<Canvas, 'id' | 'workspaceId'>,
): (change: Change) => Promise<void> {
  const api = useApi()
  const client = useQueryClient()
  const { id, workspaceId } = canvas
  return useCallback(
    async (change) => {
      await api.changeCanvas(id, change)
      await Promise.all([
        client.invalidateQueries({ queryKey: keys.canvas(id) }),
        client.invalidateQueries({ queryKey: keys.canvases(workspaceId) }),
      ])
    },
    [api, client, id, workspaceId],
  )
}

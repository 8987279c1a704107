import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { Me } from '@/lib/accounts'
import type { Canvas } from '@/lib/canvases'
import { ApiError } from '@/lib/client/api-error'
import { serverApi } from '../../server-api'
import { signedIn } from '../../visitor'

export interface CanvasVisit {
  me: Me
  canvas: Canvas
  workspace: Me['workspaces'][number]
}

/** Who asks, and the canvas they ask for. Strangers are told there is nothing here. */
export const canvasFor = cache(async (id: string): Promise<CanvasVisit> => {
  const me = await signedIn(`/canvases/${encodeURIComponent(id)}`)
  const canvas = await readCanvas(id)
  const workspace = me.workspaces.find((each) => each.id === canvas.workspaceId)
  if (!workspace) notFound()
  return { me, canvas, workspace }
})

async function readCanvas(id: string): Promise<Canvas> {
  const api = await serverApi()
  try {
    return await api.canvas(id)
  } catch (error) {
    if (error instanceof ApiError && NOTHING_HERE.includes(error.code)) notFound()
    throw error
  }
}

/** An id that cannot be one is as unknown as one that is nobody's. */
const NOTHING_HERE = ['not_found', 'not_allowed', 'bad_request']

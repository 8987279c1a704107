import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { Me } from '@/lib/accounts'
import type { Element } from '@/lib/canvases'
import { ApiError } from '@/lib/client/api-error'
import { serverApi } from '../../server-api'
import { signedIn } from '../../visitor'

export interface ElementVisit {
  me: Me
  element: Element
  workspace: Me['workspaces'][number]
}

/** Who asks, and the element they ask for. Strangers are told there is nothing here. */
export const elementFor = cache(async (id: string): Promise<ElementVisit> => {
  const me = await signedIn(`/elements/${encodeURIComponent(id)}`)
  const element = await readElement(id)
  const workspace = me.workspaces.find((each) => each.id === element.canvas.workspaceId)
  if (!workspace) notFound()
  return { me, element, workspace }
})

async function readElement(id: string): Promise<Element> {
  const api = await serverApi()
  try {
    return await api.element(id)
  } catch (error) {
    if (error instanceof ApiError && NOTHING_HERE.includes(error.code)) notFound()
    throw error
  }
}

/** An id that cannot be one is as unknown as one that is nobody's. */
const NOTHING_HERE = ['not_found', 'not_allowed', 'bad_request']

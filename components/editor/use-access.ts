'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Element } from '@/lib/canvases'
import { ApiError } from '@/lib/client/api-error'
import type { Person } from '@/lib/people'
import { CLOSE } from '@/lib/protocol'
import type { Role } from '@/lib/roles'
import { useApi } from '../api'
import type { Live } from '../live/use-live-document'
import { saveOf } from '../live/use-save'
import { keys, queries } from '../queries'

export interface Access {
  mayWrite: boolean
  mayComment: boolean
  mayLookBack: boolean
  role: Role | null
  /** Only drafting teams write here: those with a seat. Null where every member writes. */
  drafters: Person[] | null
  /** Words that were on their way when the right to write was taken; null when it was not. */
  lost: { words: number } | null
  gone: boolean
  /** When the canvas was archived: nobody writes in it. Null while it is in use. */
  archivedAt: string | null
}

/**
 * What this person may do here. When the server closes the document because of a role it does not
 * say more: the API is asked again, and the page goes on as what it answers.
 */
export function useAccess(initial: Element, role: Role | null, document: Live): Access {
  const { live, status, onEvent } = document
  const api = useApi()
  const client = useQueryClient()
  const code = status.closed?.code
  const { data: element, error } = useQuery({
    ...queries.element(api, initial.id),
    initialData: initial,
    enabled: code !== CLOSE.signedOut && code !== CLOSE.notFound,
  })
  const [now, setNow] = useState<{ role: Role | null; lost: Access['lost'] }>({ role, lost: null })

  useEffect(() => {
    if (!live || code !== CLOSE.notAllowed) return
    let current = true
    const ask = async () => {
      await client.refetchQueries({ queryKey: keys.element(initial.id) })
      const me = await client.fetchQuery({ ...queries.me(api), staleTime: 0 })
      const after = client.getQueryData<Element>(keys.element(initial.id))
      if (!current || !after) return
      const { workspaceId } = after.canvas
      const next = me.workspaces.find(({ id }) => id === workspaceId)?.role ?? null
      setNow({ role: next, lost: after.access === 'read' ? { words: saveOf(live).words } : null })
      live.reconnect()
    }
    ask().catch((cause: unknown) => {
      // Out of reach: the notice offers to go on, which asks again.
      if (!(cause instanceof ApiError)) throw cause
    })
    return () => {
      current = false
    }
    // Asked once for each time the document is closed, whatever is typed meanwhile.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [live, code])

  // Away while a canvas was archived or a role changed, nobody was told: the greeting tells.
  useEffect(
    () =>
      onEvent((event) => {
        const granted = grantedBy(event)
        const known = client.getQueryData<Element>(keys.element(initial.id))
        if (granted !== null && known && granted !== known.access)
          void client.invalidateQueries({ queryKey: keys.element(initial.id) })
      }),
    [onEvent, client, initial.id],
  )

  return {
    mayWrite: element.access === 'write',
    mayComment: element.mayComment,
    mayLookBack: element.mayLookBack,
    role: now.role,
    drafters: element.writing.policy === 'drafting' ? element.writing.drafters : null,
    lost: now.lost,
    archivedAt: element.canvas.archivedAt,
    gone: error instanceof ApiError && GONE.includes(error.code),
  }
}

/** What the server greets a connection with; null for any other event. */
function grantedBy(event: unknown): unknown {
  const isHello =
    typeof event === 'object' && event !== null && 'type' in event && event.type === 'hello'
  return isHello && 'access' in event ? event.access : null
}

const GONE = ['not_found', 'not_allowed']

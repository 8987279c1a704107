'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useMemo, useState } from 'react'
import type { Canvas } from '@/lib/canvases'

export type Pane = 'first' | 'second'

/** The element that is open beside this one. */
export interface Beside {
  id: string | null
  /** Which of the two a narrow screen shows. */
  pane: Pane
  setPane: (pane: Pane) => void
  open: (id: string) => void
  close: () => void
  /** Brings this element's text to the front where only one of the two is seen. */
  show: (elementId: string) => void
}

/**
 * The second text stands in the address, so that it can be shared and Back closes it. Only another
 * element of this canvas can be beside this one: the same text is never open twice on a page.
 */
export function useBeside(canvas: Canvas, current: string): Beside {
  const wanted = useSearchParams().get('beside')
  const id =
    wanted !== current && canvas.elements.some((element) => element.id === wanted) ? wanted : null
  const [pane, setPane] = useState<Pane>('first')
  const open = useCallback((other: string) => {
    window.history.pushState(null, '', `?beside=${encodeURIComponent(other)}`)
    setPane('second')
  }, [])
  const close = useCallback(() => {
    window.history.pushState(null, '', window.location.pathname)
    setPane('first')
  }, [])
  const show = useCallback(
    (elementId: string) => setPane(elementId === id ? 'second' : 'first'),
    [id],
  )
  return useMemo(
    () => ({ id, pane: id ? pane : 'first', setPane, open, close, show }),
    [id, pane, open, close, show],
  )
}

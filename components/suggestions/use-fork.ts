'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import type { LiveDocument } from '@/lib/client/live-document'
import { ownStorage } from '../ui/own-storage'
import { Fork } from './fork'

interface ForkParts {
  live: LiveDocument | null
  elementId: string
  documentId: string
  me: string
  on: boolean
  onOn: (on: boolean) => void
  onFork: (fork: Fork | null) => void
}

/**
 * Opens one's own copy of a text while one is suggesting, and lets go of it afterwards. Whoever was
 * suggesting when the page was left is suggesting when it is back.
 * @returns whether it could not be opened
 */
export function useFork({ live, elementId, documentId, me, on, onOn, onFork }: ForkParts): boolean {
  const [failed, setFailed] = useState(false)
  const resume = useEffectEvent(() => {
    if (!on && ownStorage()?.getItem(keyOf(elementId))) onOn(true)
  })
  useEffect(() => resume(), [elementId])
  const tell = useEffectEvent((fork: Fork | null) => onFork(fork))
  useEffect(() => {
    if (!live || !on) return
    let current = true
    let opened: Fork | null = null
    rememberMode(elementId, true)
    Fork.open(live, me, documentId)
      .then((fork) => {
        if (!current) return fork.close()
        opened = fork
        tell(fork)
      })
      .catch((error: unknown) => {
        if (!(error instanceof DOMException)) throw error
        setFailed(true)
      })
    return () => {
      current = false
      tell(null)
      opened?.close()
    }
  }, [live, on, me, documentId, elementId])
  return failed
}

/** Whether somebody is suggesting in an element. A page that goes away is not a person who stops. */
export function rememberMode(elementId: string, on: boolean): void {
  try {
    if (on) ownStorage()?.setItem(keyOf(elementId), 'on')
    else ownStorage()?.removeItem(keyOf(elementId))
  } catch (error) {
    // A full or forbidden storage: one presses the button again.
    if (!(error instanceof DOMException)) throw error
  }
}

function keyOf(elementId: string): string {
  return `throughline-suggesting-${elementId}`
}

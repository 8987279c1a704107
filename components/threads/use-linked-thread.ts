'use client'

import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { Thread } from '@/lib/threads'

/** An address that ends in a thread opens it: at first, and when it changes on this page. */
export function useLinkedThread(threads: readonly Thread[], onThread: (id: string) => void): void {
  const opened = useRef<string | null>(null)
  const hash = useSyncExternalStore(heardHash, currentHash, () => '')
  const id = /^#thread-(.+)$/.exec(hash)?.[1]
  useEffect(() => {
    if (!id || opened.current === id || !threads.some((thread) => thread.id === id)) return
    opened.current = id
    onThread(id)
  }, [id, threads, onThread])
}

function currentHash(): string {
  return window.location.hash
}

function heardHash(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

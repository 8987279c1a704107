'use client'

import { useSyncExternalStore } from 'react'
import { NO_FACTS, type Facts } from './facts'
import type { Written } from './text-editor'

/**
 * One of the facts of a text, as it is now. They change with every word, so only what shows one is
 * drawn again when it does, and never the page around it.
 */
export function useFact<T>(written: Written | null, pick: (facts: Facts) => T): T {
  const { subscribe, get } = written?.facts ?? NOTHING_WRITTEN
  return useSyncExternalStore(
    subscribe,
    () => pick(get()),
    () => pick(NO_FACTS),
  )
}

const NOTHING_WRITTEN = { subscribe: () => () => undefined, get: () => NO_FACTS }

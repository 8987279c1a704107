'use client'

import { useCallback, useSyncExternalStore } from 'react'
import type { LiveDocument, SaveState } from '@/lib/client/live-document'

/** Before there is a document. */
const NOTHING_YET: SaveState = { kind: 'connecting', words: 0, kept: false }

/**
 * What is to be known of the words that are not on the server yet. It changes with every key, so
 * only what shows it listens to it, and only to the part that it shows.
 * @param pick a plain value of it; the component is drawn again when it is another one
 */
export function useSave<T extends string | number | boolean>(
  live: LiveDocument | null,
  pick: (save: SaveState) => T,
): T {
  const subscribe = useCallback(
    (listener: () => void) => live?.subscribe(listener) ?? (() => undefined),
    [live],
  )
  return useSyncExternalStore(
    subscribe,
    () => pick(saveOf(live)),
    () => pick(NOTHING_YET),
  )
}

/** The same at this moment. */
export function saveOf(live: LiveDocument | null): SaveState {
  return live?.status.save ?? NOTHING_YET
}

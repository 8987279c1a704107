'use client'

import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { LiveDocument, LiveStatus } from '@/lib/client/live-document'
import type { KeptApart } from '@/lib/client/local-copy'
import { NOTICES_CHANGED, saysNoticesChanged } from '@/lib/notice-news'
import { loadLiveDocument } from './load-live-document'

/** How a document is connected. What of it is saved changes with every key: `useSave` tells that. */
export type Connection = Omit<LiveStatus, 'save'>

export interface Live {
  /** Null while the page is drawn on the server and until it runs in the browser. */
  live: LiveDocument | null
  status: Connection
  /** Words of it were erased for good while it was open, and it was opened anew. */
  erased: boolean
  /** Hears events of the document's channel; returns how to stop. Changes with the document. */
  onEvent: (listener: (event: unknown) => void) => () => void
  /** Lets go of the document and opens it as it is now; what was put aside stays at hand. */
  reopen: () => void
}

/** A document connected for as long as this component is on the page. */
export function useLiveDocument(documentId: string, userId: string): Live {
  const holder = useMemo(() => new LiveHolder(documentId, userId), [documentId, userId])
  const held = useSyncExternalStore(holder.subscribe, holder.get, getNothing)
  const { live } = held
  const onEvent = useCallback(
    (listener: (event: unknown) => void) => live?.onEvent(listener) ?? (() => undefined),
    [live],
  )
  return { ...held, onEvent, reopen: holder.reopen }
}

export interface Held {
  live: LiveDocument | null
  status: Connection
  erased: boolean
}

export const NOTHING: Held = {
  live: null,
  status: {
    phase: 'connecting',
    ready: false,
    source: 'none',
    closed: null,
    quarantined: false,
    people: [],
    apart: 0,
  },
  erased: false,
}

function getNothing(): Held {
  return NOTHING
}

/**
 * Opens the document with the first listener and closes it with the last. React mounts twice in
 * development and may draw what it never mounts: neither may leave a connection behind.
 */
export class LiveHolder {
  #held: Held = NOTHING
  #listeners = new Set<() => void>()
  #stop: (() => void) | null = null
  #erased = false

  constructor(
    readonly documentId: string,
    readonly userId: string,
  ) {}

  readonly get = (): Held => this.#held

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    this.#stop ??= this.#open()
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      this.#stop?.()
      this.#stop = null
    }
  }

  readonly reopen = (): void => {
    const apart = this.#held.live?.apart ?? []
    this.#erased ||= this.#held.status.closed?.erased === true
    this.#stop?.()
    this.#held = { ...NOTHING, erased: this.#erased }
    for (const listener of this.#listeners) listener()
    this.#stop = this.#open(apart)
  }

  #open(apart: readonly KeptApart[] = []): () => void {
    let close = () => undefined as void
    let wanted = true
    void loadLiveDocument().then(({ LiveDocument: Loaded }) => {
      if (wanted) close = this.#connect(Loaded, apart)
    })
    return () => {
      wanted = false
      close()
    }
  }

  #connect(Live: typeof LiveDocument, apart: readonly KeptApart[]): () => void {
    const { documentId, userId } = this
    const live = new Live({ serverUrl: syncAddress(), documentId, userId, apart })
    const update = () => {
      const status = connectionOf(live.status)
      if (this.#held.live === live && JSON.stringify(status) === JSON.stringify(this.#held.status))
        return
      this.#held = { live, status, erased: this.#erased }
      for (const listener of this.#listeners) listener()
    }
    const stop = live.subscribe(update)
    const stopHearing = live.onEvent(passOn)
    update()
    return () => {
      stop()
      stopHearing()
      live.destroy()
      this.#held = NOTHING
    }
  }
}

/** What is said to the person and not of the document goes to whoever on the page wants it. */
function passOn(event: unknown): void {
  if (saysNoticesChanged(event)) window.dispatchEvent(new Event(NOTICES_CHANGED))
}

function connectionOf(status: LiveStatus): Connection {
  const { phase, ready, source, closed, quarantined, people, apart } = status
  return { phase, ready, source, closed, quarantined, people, apart }
}

function syncAddress(): string {
  const { protocol, host } = window.location
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/sync`
}

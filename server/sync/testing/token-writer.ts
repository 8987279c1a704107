import WebSocket from 'ws'
import * as Y from 'yjs'
import type { WatchTimes } from '../../../lib/client/line-watch'
import { LiveDocument } from '../../../lib/client/live-document'
import { textOf } from './sync-people'

export interface WriterOptions {
  /** A token each so many milliseconds. */
  everyMs?: number
  /** Whose browser it is; a person of its own unless said. */
  user?: string
  watch?: Partial<WatchTimes>
}

/** What the history check knows of one writer. */
export type Typed = Pick<TokenWriter, 'name' | 'issued' | 'acknowledged' | 'text'>

/**
 * The history check that every suite of faults shares (the idea is Jepsen's): each writer types
 * numbered tokens, remembers which were shown as saved, and at the end the record is asked for all
 * of them.
 */
export class TokenWriter {
  readonly issued: string[] = []
  /** So many of them were shown as saved at one time or another. */
  acknowledged = 0
  readonly live: LiveDocument
  #timer: NodeJS.Timeout | null
  #typed = 0

  constructor(
    readonly name: string,
    serverUrl: string,
    documentId: string,
    { everyMs = 15, user = name, watch }: WriterOptions = {},
  ) {
    this.live = new LiveDocument({
      serverUrl,
      documentId,
      userId: user,
      params: { user },
      ...(watch && { watch }),
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    })
    this.live.subscribe(() => {
      if (this.isSaved) this.acknowledged = this.issued.length
    })
    this.#timer = setInterval(() => this.#type(), everyMs)
  }

  get isSaved(): boolean {
    return this.live.status.save.kind === 'saved'
  }

  /** Nothing before it has got anything. */
  get text(): string {
    if (!this.live.status.ready) return ''
    return textOf(this.live.doc).toJSON()
  }

  #type(): void {
    // Somebody who types on while away would make the copies grow faster than they can be checked.
    if (!this.live.status.ready || (this.live.status.phase !== 'live' && this.#typed > 3)) return
    this.#typed = this.live.status.phase === 'live' ? 0 : this.#typed + 1
    const text = textOf(this.live.doc)
    const token = `<${this.name}:${this.issued.length}>`
    this.issued.push(token)
    // At the end: a token is never split by somebody else's.
    text.insert(text.length, token)
  }

  rest(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }

  stop(): void {
    this.rest()
    this.live.destroy()
  }
}

/** What was acknowledged, or seen by somebody else, and is not in this text. */
export function lostFrom(text: string, writers: readonly Typed[]): string[] {
  const found = new Set(tokensIn(text))
  return writers.flatMap(({ name, issued, acknowledged, text: seen }) =>
    [
      ...issued.slice(0, acknowledged),
      ...tokensIn(seen).filter((token) => !token.startsWith(`<${name}:`)),
    ].filter((token) => !found.has(token)),
  )
}

export function tokensIn(text: string): string[] {
  return text.match(/<w\d+:\d+>/g) ?? []
}

/** The text that these updates, in their order, make. */
export function textFrom(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return textOf(doc).toJSON()
}

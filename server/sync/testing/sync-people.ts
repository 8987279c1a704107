import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import * as Y from 'yjs'
import type { WatchTimes } from '../../../lib/client/line-watch'
import { LiveDocument } from '../../../lib/client/live-document'
import { MESSAGE, SYNC } from '../../../lib/protocol'
import type { SyncServer } from './sync-server'

/** The product's own client, run in Node. */
export function connect(
  server: { url: string },
  documentId: string,
  user: string,
  watch: Partial<WatchTimes> = {},
): LiveDocument {
  return new LiveDocument({
    watch,
    serverUrl: server.url,
    documentId,
    userId: user,
    params: { user },
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  })
}

/** A document with one empty paragraph, as the server makes them. */
export async function makeDocument(server: SyncServer, documentId: string): Promise<void> {
  const doc = new Y.Doc()
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText()])
  doc.getXmlFragment('default').insert(0, [paragraph])
  await server.engine.create(documentId, Y.encodeStateAsUpdate(doc), { userId: null, key: null })
}

/** Text of the first paragraph. */
export function textOf(doc: Y.Doc): Y.XmlText {
  const paragraph = doc.getXmlFragment('default').get(0) as Y.XmlElement
  return paragraph.get(0) as Y.XmlText
}

export function type(live: LiveDocument, words: string): void {
  const text = textOf(live.doc)
  text.insert(text.length, words)
}

/** Waits for a condition, looking again at every turn; fails with `what` after `ms`. */
export async function until(what: string, holds: () => boolean, ms = 10_000): Promise<void> {
  const deadline = Date.now() + ms
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`Waited ${ms} ms in vain until ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

export function ready(...people: LiveDocument[]): Promise<void> {
  return until('everybody is connected', () =>
    people.every((person) => person.status.phase === 'live'),
  )
}

export function saved(...people: LiveDocument[]): Promise<void> {
  return until('everything is saved', () =>
    people.every((person) => person.status.save.kind === 'saved'),
  )
}

/** A socket that says exactly the bytes a test wants it to. */
export class RawClient {
  readonly frames: Uint8Array[] = []
  closed: number | null = null
  readonly socket: WebSocket

  constructor(url: string, headers: Record<string, string> = {}) {
    this.socket = new WebSocket(url, { headers })
    this.socket.on('message', (data: Buffer) => this.frames.push(new Uint8Array(data)))
    this.socket.on('close', (code) => (this.closed = code))
    this.socket.on('error', () => undefined)
  }

  opened(): Promise<void> {
    return until('the socket is open', () => this.socket.readyState === WebSocket.OPEN)
  }

  closedWith(code: number): Promise<void> {
    return until(
      `the socket is closed with ${code}, not ${this.closed}`,
      () => this.closed === code,
    )
  }

  sync(step: keyof typeof SYNC, bytes: Uint8Array): void {
    this.send((e) => {
      encoding.writeVarUint(e, MESSAGE.sync)
      encoding.writeVarUint(e, SYNC[step])
      encoding.writeVarUint8Array(e, bytes)
    })
  }

  presence(...entries: [clientId: number, clock: number, state: string][]): void {
    const inner = encoding.encode((e) => {
      encoding.writeVarUint(e, entries.length)
      for (const [clientId, clock, state] of entries) {
        encoding.writeVarUint(e, clientId)
        encoding.writeVarUint(e, clock)
        encoding.writeVarString(e, state)
      }
    })
    this.send((e) => {
      encoding.writeVarUint(e, MESSAGE.awareness)
      encoding.writeVarUint8Array(e, inner)
    })
  }

  send(write: (encoder: encoding.Encoder) => void): void {
    this.socket.send(encoding.encode(write))
  }
}

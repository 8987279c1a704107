import WebSocket from 'ws'
import * as Y from 'yjs'
import { FRAGMENT } from '../../lib/protocol'
import type { RawClient } from '../sync/testing/sync-people'

/** Writes without end over a raw socket, whatever the server says about it. */
export class Typist {
  /** Frames that were given to the socket. */
  sent = 0
  /** The server has said that this connection is over. */
  isTold = false
  readonly #doc = new Y.Doc()
  readonly #timer: NodeJS.Timeout

  /** @param everyMs a paragraph each so many milliseconds */
  constructor(
    readonly client: RawClient,
    everyMs = 25,
  ) {
    this.#doc.on('update', (update: Uint8Array) => {
      this.sent += 1
      client.sync('update', update)
    })
    this.#timer = setInterval(() => this.#type(), everyMs)
  }

  /** From now on the end of the connection is not heard, and it writes on as long as bytes leave. */
  heedNothing(): this {
    // Called by the socket itself to answer the server's word.
    this.client.socket.close = () => (this.isTold = true)
    return this
  }

  stop(): void {
    clearInterval(this.#timer)
    this.client.socket.terminate()
    this.#doc.destroy()
  }

  #type(): void {
    if (this.client.socket.readyState !== WebSocket.OPEN) return
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(`paragraph ${this.sent}`)])
    this.#doc.getXmlFragment(FRAGMENT).push([paragraph])
  }
}

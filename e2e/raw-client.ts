import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { TextIndex } from '../lib/anchors/text-index'
import type { Server } from './server'
import { until } from './until'

export type Write = (text: Y.XmlFragment) => void

/** A program that speaks the protocol and none of our rules. */
export class Raw {
  private constructor(
    private readonly doc: Y.Doc,
    private readonly provider: WebsocketProvider,
  ) {}

  static async open(at: Server, documentId: string, token: string): Promise<Raw> {
    const doc = new Y.Doc()
    class WithToken extends WebSocket {
      constructor(url: string | URL) {
        super(url, { headers: { authorization: `Bearer ${token}` } })
      }
    }
    const polyfill = WithToken as unknown as typeof globalThis.WebSocket
    const address = `${at.url.replace('http', 'ws')}/sync`
    const options = { WebSocketPolyfill: polyfill, disableBc: true }
    const provider = new WebsocketProvider(address, documentId, doc, options)
    const raw = new Raw(doc, provider)
    await until('the raw client is in step', () => provider.synced)
    return raw
  }

  get length(): number {
    return this.doc.getXmlFragment('default').length
  }

  /** All of the document, the same for the same content and past. */
  get bytes(): string {
    return Buffer.from(Y.encodeStateAsUpdate(this.doc)).toString('base64')
  }

  /** Its words with their places, as who comments has them. */
  index(): TextIndex {
    return TextIndex.of(this.doc.getXmlFragment('default'))
  }

  write(write: Write): void {
    this.doc.transact(() => write(this.doc.getXmlFragment('default')))
  }

  /** Whether the server ends the connection for what is written here. */
  async isShownOut(write: Write): Promise<boolean> {
    return (await this.closesWith(write)) === 4400
  }

  /** The code with which the server ends the connection for what is written here. */
  async closesWith(write: Write): Promise<number> {
    const code = new Promise<number>((resolve) => {
      this.provider.on('connection-close', (event) => resolve(event?.code ?? 0))
    })
    this.doc.transact(() => write(this.doc.getXmlFragment('default')))
    const final = await code
    this.close()
    return final
  }

  close(): void {
    this.provider.destroy()
    this.doc.destroy()
  }
}

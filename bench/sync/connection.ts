import WebSocket from 'ws'
import * as Y from 'yjs'
import type { Door } from './rival'
import { authMessage, hear, presenceMessage, updateMessage } from './wire'

/** What a connection tells of what it hears. `at` is `performance.now()`. */
export interface Listener {
  /** An edit of somebody else came for the first time. */
  arrived(clientId: number, clock: number, at: number): void
  /** Somebody's edits came that do not follow what was here, or came twice. */
  outOfOrder(): void
  /** The first so many sync frames of this connection are on disk. */
  saved(frames: number, at: number): void
}

/** One raw socket to one document: writes what it is handed, and reads all that comes. */
export class Connection {
  bytes = 0
  messages = 0
  #clock = 0
  readonly #next = new Map<number, number>()

  private constructor(
    readonly clientId: number,
    private readonly socket: WebSocket,
    private readonly door: Door,
  ) {}

  /** Resolves when it is open and, where the server says something first, let in. */
  static async open(door: Door, clientId: number, listener: Listener): Promise<Connection> {
    const socket = new WebSocket(door.url, { headers: door.headers, perMessageDeflate: false })
    socket.binaryType = 'nodebuffer'
    const connection = new Connection(clientId, socket, door)
    const { prefix } = door.dialect
    let letIn = (): void => undefined
    const isLetIn = new Promise<void>((resolve) => (letIn = resolve))
    socket.on('message', (data: Buffer) => {
      connection.messages += 1
      connection.bytes += data.length
      if (connection.#hear(data, listener) === 'ready') letIn()
    })
    await new Promise((resolve, reject) => {
      socket.once('open', resolve)
      socket.once('error', reject)
    })
    socket.on('error', () => undefined)
    if (prefix !== null) {
      socket.send(authMessage(prefix))
      await isLetIn
    }
    return connection
  }

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN
  }

  write(update: Uint8Array): void {
    this.socket.send(updateMessage(this.door.dialect, update))
  }

  show(state: string): void {
    this.#clock += 1
    this.socket.send(presenceMessage(this.door.dialect, this.clientId, this.#clock, state))
  }

  close(): void {
    this.socket.terminate()
  }

  #hear(data: Buffer, listener: Listener): string {
    const at = performance.now()
    const heard = hear(this.door.dialect, data)
    if (heard.kind === 'saved') listener.saved(heard.frames, at)
    if (heard.kind === 'update')
      for (const { id, length } of Y.decodeUpdate(heard.update).structs)
        this.#count(id.client, id.clock, length, listener, at)
    return heard.kind
  }

  /** Every clock of every client exactly once and in order, or somebody hears of it. */
  #count(client: number, clock: number, length: number, listener: Listener, at: number): void {
    if (client === this.clientId) return
    const next = this.#next.get(client) ?? clock
    if (clock !== next) listener.outOfOrder()
    this.#next.set(client, clock + length)
    for (let each = clock; each < clock + length; each++) listener.arrived(client, each, at)
  }
}

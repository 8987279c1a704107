import WebSocket from 'ws'
import * as Y from 'yjs'
import type { Door } from './rival'
import { askMessage, authMessage, hear, presenceMessage, updateMessage } from './wire'

/** What a connection tells of what it hears. `at` is `performance.now()`. */
export interface Listener {
  /** An edit of somebody else came for the first time. */
  arrived(clientId: number, clock: number, at: number): void
  /** Somebody's edits came that do not follow what was here, or came twice. */
  outOfOrder(): void
  /** The first so many sync frames of this connection are on disk. */
  saved(frames: number, at: number): void
}

/** For who only looks at what it asked for. */
export const DEAF: Listener = {
  arrived: () => undefined,
  outOfOrder: () => undefined,
  saved: () => undefined,
}

/** The whole document, as a server gave it. `at` is `performance.now()`. */
export interface Answer {
  update: Uint8Array
  at: number
}

interface Waiting {
  resolve(answer: Answer): void
  reject(error: Error): void
}

/** One raw socket to one document: writes what it is handed, and reads all that comes. */
export class Connection {
  bytes = 0
  messages = 0
  #clock = 0
  readonly #next = new Map<number, number>()
  #asked: Waiting[] = []
  /** Resolves when the server, or its end, has closed it. */
  readonly closed: Promise<void>

  private constructor(
    readonly clientId: number,
    private readonly socket: WebSocket,
    private readonly door: Door,
  ) {
    this.closed = new Promise((resolve) => {
      socket.once('close', (code) => {
        const asked = this.#asked
        this.#asked = []
        for (const { reject } of asked) reject(new Error(`The server closed with ${code}.`))
        resolve()
      })
    })
  }

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

  /** Asks for the whole document, as who opens it does. @throws Error when it is closed instead */
  ask(): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#asked.push({ resolve, reject })
      this.socket.send(askMessage(this.door.dialect))
    })
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
    if (heard.kind === 'state') this.#asked.shift()?.resolve({ update: heard.update, at })
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

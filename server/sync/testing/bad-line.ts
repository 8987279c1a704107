import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import type { Random } from './random'
import { Way } from './way'

/** What becomes of a connection, once it has carried so many bytes. */
export const FATES = [
  /** Both ends are told at once, in the middle of whatever was under way. */
  'reset',
  /** Nothing gets through any more, and neither end is told. */
  'half-open',
  /** The client hears that nothing more will come; what it sends goes nowhere. */
  'ends',
  /** The client is cut off, and the server does not hear of it for a while. */
  'late',
  /** It is let in and nobody answers, from the first byte on. */
  'unanswered',
  /** It is not let in. */
  'refused',
] as const

export type Fate = (typeof FATES)[number]

export interface LineOptions {
  /** Port of the server behind it. */
  port: number
  /** Without one, every connection is a good one. */
  random?: Random
  /** What may happen, in turn; all of it unless said. */
  fates?: readonly Fate[]
  /** Bytes that a connection carries before it does; by chance unless said. */
  after?: number
  /** Bytes in a millisecond, each way. */
  bytesPerMs?: number
  /** Hangs up when one way was silent for so long, as proxies do. */
  silenceMs?: number
}

interface Plan {
  fate: Fate | null
  /** Bytes of both ways together. */
  after: number
  /** Longest delay, in milliseconds, of what comes in one go; the most bytes of a piece of it. */
  delay: number
  piece: number
}

const GOOD: Plan = { fate: null, after: Infinity, delay: 0, piece: Infinity }

/**
 * The line between people and a server, below all that they say to each other: TCP, which keeps
 * order and loses nothing but the whole. Cuts, stalls, slows and fragments by seed; which connection
 * has which fate is the same each time, though not what it carries at that moment.
 */
export class BadLine {
  /** What has happened to connections so far. */
  readonly happened = new Map<Fate | 'silent', number>()
  /** How many there have been. */
  connections = 0
  #isBad: boolean
  readonly #open = new Set<Socket>()
  readonly #timers = new Set<NodeJS.Timeout>()

  private constructor(
    private readonly listener: Server,
    private readonly options: LineOptions,
  ) {
    this.#isBad = options.random !== undefined
    listener.on('connection', (client: Socket) => this.#carry(client))
  }

  static async before(options: LineOptions): Promise<BadLine> {
    const listener = createServer({ allowHalfOpen: true })
    await new Promise<void>((listening) => listener.listen(0, '127.0.0.1', listening))
    return new BadLine(listener, options)
  }

  /** As `SyncServer.url`. */
  get url(): string {
    return `ws://127.0.0.1:${(this.listener.address() as AddressInfo).port}/sync`
  }

  get faults(): number {
    return [...this.happened.values()].reduce((sum, count) => sum + count, 0)
  }

  /** The weather clears: new connections are good ones. Those that are dead stay dead. */
  heal(): void {
    this.#isBad = false
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer)
    for (const socket of this.#open) socket.destroy()
    await new Promise((closed) => this.listener.close(closed))
  }

  #plan(): Plan {
    const { random, fates = FATES, after } = this.options
    if (!random || !this.#isBad) return GOOD
    return {
      fate: fates[this.connections % fates.length] ?? null,
      after: after ?? random.below(random.pick([400, 3000, 10_000, 20_000])),
      delay: random.pick([0, 0, 5, 25]),
      piece: random.pick([7, 100, 1000, Infinity]),
    }
  }

  #carry(client: Socket): void {
    const plan = this.#plan()
    this.connections += 1
    this.#keep(client)
    if (plan.fate === 'refused') return this.#befalls(plan.fate, () => client.resetAndDestroy())
    if (plan.fate === 'unanswered') return this.#befalls(plan.fate, () => client.resume())
    const server = connect({ port: this.options.port, host: '127.0.0.1', allowHalfOpen: true })
    this.#keep(server)
    let left = plan.after
    let isOver = false
    const ways: Way[] = []
    const hasRoom = (bytes: number) => {
      // Faults that were to come are called off when the weather clears.
      const most = plan.fate && this.#isBad ? Math.min(bytes, left) : bytes
      left -= most
      if (most < bytes && plan.fate && !isOver) {
        isOver = true
        for (const way of ways) way.swallow()
        const { fate } = plan
        // After the piece that is cut short has left.
        queueMicrotask(() => this.#befalls(fate, () => this.#end(fate, client, server)))
      }
      return most
    }
    const timing = { ...plan, random: this.options.random, bytesPerMs: this.options.bytesPerMs }
    ways.push(
      new Way(client, server, { ...timing, hasRoom }),
      new Way(server, client, { ...timing, hasRoom }),
    )
    for (const one of [client, server])
      one.on('close', () => {
        if (!isOver) for (const other of [client, server]) other.destroy()
      })
    this.#watchSilence(client, server)
  }

  #end(fate: Fate, client: Socket, server: Socket): void {
    switch (fate) {
      case 'reset':
        client.resetAndDestroy()
        server.resetAndDestroy()
        return
      case 'ends':
        return void client.end()
      case 'late':
        client.destroy()
        this.#later(200 + (this.options.random?.below(1000) ?? 0), () => server.destroy())
        return
      default:
        return
    }
  }

  #watchSilence(client: Socket, server: Socket): void {
    const { silenceMs } = this.options
    if (silenceMs === undefined) return
    for (const from of [client, server]) {
      const cut = () =>
        this.#befalls('silent', () => {
          client.destroy()
          server.destroy()
        })
      let timer = this.#later(silenceMs, cut)
      from.on('data', () => {
        this.#forget(timer)
        timer = this.#later(silenceMs, cut)
      })
      from.on('close', () => this.#forget(timer))
    }
  }

  #befalls(fate: Fate | 'silent', how: () => void): void {
    this.happened.set(fate, (this.happened.get(fate) ?? 0) + 1)
    how()
  }

  #keep(socket: Socket): void {
    this.#open.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => this.#open.delete(socket))
  }

  #later(ms: number, act: () => void): NodeJS.Timeout {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      act()
    }, ms)
    this.#timers.add(timer)
    return timer
  }

  #forget(timer: NodeJS.Timeout): void {
    clearTimeout(timer)
    this.#timers.delete(timer)
  }
}

import WebSocket from 'ws'
import { z } from 'zod'
import { until } from '../../e2e/until'
import type { Rival } from './rival'

const Targets = z.array(z.object({ webSocketDebuggerUrl: z.string() }))
const Said = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z.object({ sessionId: z.string(), message: z.string() }).partial().optional(),
})

const COLLECT = 'HeapProfiler.collectGarbage'
/** A thread that is blocked cannot answer, and has made no garbage either. */
const PATIENCE_MS = 3000

/**
 * Has a server and its worker threads collect their garbage, over Node's inspector, which a signal
 * opens in any program of Node: nothing in the server is made for it.
 */
export async function collectGarbage({ pid, inspectPort }: Rival): Promise<void> {
  process.kill(pid, 'SIGUSR1')
  const url = await until('the inspector answers', () => inspectorOf(inspectPort))
  const inspector = await Inspector.open(url)
  try {
    await inspector.ask(COLLECT)
    for (const thread of await inspector.threads()) await inspector.askThread(thread, COLLECT)
    await inspector.ask(COLLECT)
  } finally {
    inspector.close()
  }
}

async function inspectorOf(port: number): Promise<string | null> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`)
    return Targets.parse(await answer.json())[0]?.webSocketDebuggerUrl ?? null
  } catch (error) {
    // fetch fails with a TypeError while nobody listens yet.
    if (error instanceof TypeError) return null
    throw error
  }
}

class Inspector {
  readonly #threads: string[] = []
  readonly #waiting = new Map<number, () => void>()
  #asked = 0

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => this.#hear(data.toString()))
  }

  static async open(url: string): Promise<Inspector> {
    const socket = new WebSocket(url, { perMessageDeflate: false })
    await new Promise((resolve, reject) => {
      socket.once('open', resolve)
      socket.once('error', reject)
    })
    return new Inspector(socket)
  }

  ask(method: string, params: object = {}): Promise<void> {
    const id = ++this.#asked
    this.socket.send(JSON.stringify({ id, method, params }))
    return this.#answered(id)
  }

  async threads(): Promise<readonly string[]> {
    await this.ask('NodeWorker.enable', { waitForDebuggerOnStart: false })
    return this.#threads
  }

  async askThread(sessionId: string, method: string): Promise<void> {
    const id = ++this.#asked
    const message = JSON.stringify({ id, method })
    const answered = this.#answered(id)
    await this.ask('NodeWorker.sendMessageToWorker', { sessionId, message })
    let timer: NodeJS.Timeout | undefined
    const blocked = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE_MS)))
    await Promise.race([answered, blocked])
    clearTimeout(timer)
  }

  close(): void {
    this.socket.terminate()
  }

  #answered(id: number): Promise<void> {
    return new Promise((resolve) => this.#waiting.set(id, resolve))
  }

  #hear(text: string): void {
    const { id, method, params } = Said.parse(JSON.parse(text))
    if (id !== undefined) this.#waiting.get(id)?.()
    if (method === 'NodeWorker.attachedToWorker' && params?.sessionId)
      this.#threads.push(params.sessionId)
    if (method === 'NodeWorker.receivedMessageFromWorker' && params?.message)
      this.#hear(params.message)
  }
}

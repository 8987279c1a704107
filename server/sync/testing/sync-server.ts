import { createServer, type IncomingMessage, type Server } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { CLOSE } from '../../../lib/protocol'
import { configFrom, type SyncLimits } from '../../config'
import type { Place } from '../../db/open'
import { createSync, type SyncEngine, type SyncOptions } from '../engine'
import type { Admission } from '../sync'

/** Who may do what here; tests change it while sockets are open. */
export type Rights = Map<string, 'read' | 'write' | 'none' | 'unknown'>

/**
 * The real sync engine behind a real HTTP server, with a gate as simple as can be: the query
 * parameter `user` names the person, `rights` says what they may do.
 */
export class SyncServer {
  readonly rights: Rights = new Map()
  readonly commits: string[] = []
  engine!: SyncEngine
  #http!: Server
  port = 0

  private constructor(
    readonly place: Place,
    private readonly overrides: Partial<SyncOptions>,
    private readonly folder: string | null,
  ) {}

  static async start(
    overrides: Partial<SyncOptions> & { limits?: SyncLimits; place?: Place } = {},
  ): Promise<SyncServer> {
    const folder = overrides.place ? null : mkdtempSync(join(tmpdir(), 'throughline-sync-'))
    const place = overrides.place ?? { kind: 'sqlite', path: join(folder ?? '', 'log.sqlite') }
    const server = new SyncServer(place, overrides, folder)
    await server.open()
    return server
  }

  /** Opens (again) on the same data and, after the first time, on the same port. */
  async open(): Promise<void> {
    this.engine = await createSync({
      place: this.place,
      limits: limitsForTests(),
      authorize: (request) => this.#authorize(request),
      allowedOrigin: () => true,
      listener: {
        peopleChanged: () => undefined,
        documentChanged: (documentId) => this.commits.push(documentId),
      },
      log: pino({ level: 'silent' }),
      onFatal: (error) => {
        throw error
      },
      ...this.overrides,
    })
    this.#http = createServer()
    this.#http.on('upgrade', this.engine.handleUpgrade)
    await new Promise<void>((resolve) => this.#http.listen(this.port, '127.0.0.1', resolve))
    const address = this.#http.address()
    if (address && typeof address === 'object') this.port = address.port
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}/sync`
  }

  async close(): Promise<void> {
    await this.engine.drain()
    await new Promise((resolve) => this.#http.close(resolve))
  }

  async stop(): Promise<void> {
    await this.close()
    if (this.folder) rmSync(this.folder, { recursive: true, force: true })
  }

  #authorize(request: IncomingMessage): Promise<Admission> {
    const user = new URL(request.url ?? '/', 'http://x').searchParams.get('user') ?? ''
    const access = this.rights.get(user) ?? 'write'
    if (access === 'unknown') return Promise.reject(new Error('The gate cannot say.'))
    if (access === 'none') return Promise.resolve({ admitted: false, code: CLOSE.notFound })
    const person = { id: user, name: `Name of ${user}`, colour: 1 + (user.length % 12) }
    return Promise.resolve({ admitted: true, person, access, key: `session-of-${user}` })
  }
}

export function limitsForTests(changes: Partial<SyncLimits> = {}): SyncLimits {
  return { ...configFrom({}).sync, ...changes }
}

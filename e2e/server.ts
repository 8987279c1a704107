import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { ensureProgram, NODE_FLAGS } from '../scripts/program.mjs'
import { askServer, controlSocketPath } from '../server/operator/control-socket'
import { freePort } from '../server/testing/free-port'
import { until } from './until'

const ROOT = path.resolve(import.meta.dirname, '..')
const TSX = ['--import', 'tsx']

export interface ServerOptions {
  /** Variables beside those that place the server: DATABASE_URL, ROOM_IDLE_SECONDS … */
  env?: Record<string, string>
}

/**
 * The real server as a process of its own: one port, one temporary data folder, both kept over
 * `kill` and `start`. Needs a build (`npm test` makes one).
 */
export class Server {
  readonly dataDir = mkdtempSync(path.join(tmpdir(), 'throughline-data-'))
  /** Everything it printed, over all its lives. */
  readonly lines: string[] = []
  private child: ChildProcess | null = null

  private constructor(
    readonly port: number,
    private readonly options: ServerOptions,
  ) {}

  static async start(options: ServerOptions = {}): Promise<Server> {
    const server = new Server(await freePort(), options)
    await server.start()
    return server
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** @throws Error when it does not run. */
  get pid(): number {
    if (this.child?.pid === undefined) throw new Error('This server does not run.')
    return this.child.pid
  }

  /** Starts it, again after `kill` or `stop`, on the same port and data; resolves when it is ready. */
  async start(): Promise<void> {
    if (this.running) throw new Error('This server runs already.')
    const child = spawn(process.execPath, [...NODE_FLAGS, ensureProgram(ROOT)], {
      cwd: ROOT,
      env: this.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.child = child
    process.once('exit', this.killAtExit)
    for (const stream of [child.stdout, child.stderr]) this.listenTo(stream)
    await until('the server is ready', () => this.ready(), 60_000)
  }

  /** As a power cut would have it: nothing is flushed, nobody is told. */
  async kill(): Promise<void> {
    await this.end('SIGKILL')
  }

  /** In good order; the exit code. */
  async stop(): Promise<number | null> {
    return this.end('SIGTERM')
  }

  /** Stops it and forgets its data. */
  async dispose(): Promise<void> {
    if (this.running) await this.kill()
    rmSync(this.dataDir, { recursive: true, force: true })
  }

  /** The first line printed since `from` (an earlier `lines.length`) that matches. */
  waitForLine(pattern: RegExp, from = 0): Promise<RegExpMatchArray> {
    return until(`the server prints ${pattern}`, () => {
      for (const line of this.lines.slice(from)) {
        const match = line.match(pattern)
        if (match) return match
      }
      return null
    })
  }

  /** Runs a command of the CLI on this server's data; what it printed, as JSON. */
  async cli(...args: string[]): Promise<unknown> {
    const command = [...TSX, 'server/cli/cli.ts', ...args]
    const { stdout } = await promisify(execFile)(process.execPath, command, {
      cwd: ROOT,
      env: this.env,
    })
    return JSON.parse(stdout)
  }

  /** The same, asked of the running server itself: without a process of its own, a second sooner. */
  async operate(...args: string[]): Promise<unknown> {
    const said = await askServer(controlSocketPath(this.dataDir), args, () => undefined)
    if (!said || 'error' in said) throw new Error(`${args.join(' ')}: ${JSON.stringify(said)}`)
    return said.answer
  }

  private get running(): boolean {
    return this.child !== null && this.child.exitCode === null && this.child.signalCode === null
  }

  private get env(): NodeJS.ProcessEnv {
    return {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      HOST: '127.0.0.1',
      PORT: String(this.port),
      DATA_DIR: this.dataDir,
      ...this.options.env,
    }
  }

  private async ready(): Promise<boolean> {
    if (!this.running) throw new Error(`The server ended at once:\n${this.lines.join('\n')}`)
    try {
      return (await fetch(`${this.url}/readyz`)).ok
    } catch (error) {
      // fetch fails with a TypeError while nobody listens yet.
      if (error instanceof TypeError) return false
      throw error
    }
  }

  private async end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.child
    if (!child || !this.running) throw new Error('This server does not run.')
    const gone = new Promise<number | null>((resolve) => child.once('exit', resolve))
    child.kill(signal)
    const code = await gone
    process.off('exit', this.killAtExit)
    return code
  }

  private listenTo(stream: NodeJS.ReadableStream | null): void {
    let rest = ''
    stream?.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n')
      rest = lines.pop() ?? ''
      this.lines.push(...lines)
    })
  }

  private readonly killAtExit = (): void => {
    this.child?.kill('SIGKILL')
  }
}

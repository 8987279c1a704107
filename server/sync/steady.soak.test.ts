import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, inject, it } from 'vitest'
import { quantile } from '../../bench/quantile'
import { Random } from './testing/random'
import { RawClient, until } from './testing/sync-people'
import { TokenWriter } from './testing/token-writer'

// T9 of the acceptance suite: many hours in short. 200 people in 100 documents; every 5 s some
// leave and others come, every 2 minutes all go on to new documents; one connection in a hundred
// sends nonsense. Nothing may grow.
const MINUTES = Number(process.env.SOAK_MINUTES ?? 30)
const PEOPLE = 200
const DOCUMENTS = 100
/** From when on nothing may grow any more: a third of the time. */
const WARM = MINUTES / 3
const SERVER = fileURLToPath(new URL('./testing/soaked-server.ts', import.meta.url))

interface Figures {
  heap: number
  external: number
  rss: number
  rooms: number
  sessions: number
  waiting: number
  files: number
  handles: number
  timers: number
  wal: number
  delay: number
  unhandled: number
}

let folder: string
let server: ChildProcess
const answers: ((line: unknown) => void)[] = []
let people: TokenWriter[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-soak-'))
  const args = ['--expose-gc', '--import', 'tsx', SERVER, join(folder, 'log.sqlite')]
  server = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  if (!server.stdout) throw new Error('The server says nothing.')
  createInterface({ input: server.stdout }).on('line', (line) => {
    const said: unknown = JSON.parse(line)
    // Made documents are not waited for: whoever comes too early comes again by themselves.
    if (typeof said === 'object' && said && !('made' in said)) answers.shift()?.(said)
  })
})

afterEach(() => {
  for (const person of people) person.stop()
  people = []
  server.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

it(
  `[LG10] ${MINUTES} minutes of coming, going, typing and nonsense: nothing grows, and all is given back`,
  async () => {
    const random = new Random(inject('seed'))
    const { port } = await answer<{ port: number }>()
    const url = `ws://127.0.0.1:${port}/sync`
    const samples: { minute: number; figures: Figures }[] = []
    const started = Date.now()
    const minute = () => (Date.now() - started) / 60_000
    let generation = 0
    let refused = 0
    let nextMove = 0
    let nextLook = 0
    let nextGeneration = 0
    let names = 0

    const documentNow = () => `g${generation}-${Math.floor(random.share() * DOCUMENTS)}`
    const come = () => new TokenWriter(`w${names++}`, url, documentNow(), 1000)

    await until(
      'the time is over',
      () => {
        const now = Date.now() - started
        if (now >= nextGeneration) {
          nextGeneration = now + 120_000
          generation += 1
          for (let i = 0; i < DOCUMENTS; i++) tell(`create g${generation}-${i}`)
          for (const person of people.splice(0)) person.stop()
        }
        if (now >= nextMove) {
          nextMove = now + 5000
          for (const person of people.splice(0, Math.floor(PEOPLE / 20))) person.stop()
          while (people.length < PEOPLE) people.push(come())
          const nonsense = new RawClient(`${url}/${documentNow()}?user=mallory`)
          void nonsense.opened().then(() => {
            nonsense.sync(
              'update',
              new Uint8Array(16).map(() => Math.floor(random.share() * 256)),
            )
            nonsense.socket.once('close', () => (refused += 1))
          })
        }
        if (now >= nextLook) {
          nextLook = now + 5000
          const at = minute()
          void look().then((figures) => samples.push({ minute: at, figures }))
        }
        return minute() >= MINUTES
      },
      MINUTES * 60_000 + 60_000,
    )
    for (const person of people.splice(0)) person.stop()
    let last = await look()
    const deadline = Date.now() + 90_000
    while (last.rooms > 0 && Date.now() < deadline) last = await look()

    const warm = samples.filter((sample) => sample.minute > WARM)
    const slope = (of: keyof Figures) =>
      slopeOf(warm.map(({ minute: at, figures }) => [at / 60, figures[of]]))
    const report = (['heap', 'external', 'rss', 'files', 'handles', 'timers', 'wal'] as const).map(
      (of) => ({
        figure: of,
        ...slope(of),
        most: Math.max(...warm.map(({ figures }) => figures[of])),
      }),
    )
    console.table(report)
    console.table({
      people: names,
      refused,
      samples: warm.length,
      delayP99: quantile(
        warm.map(({ figures }) => figures.delay),
        0.99,
      ),
      roomsAtTheEnd: last.rooms,
      sessionsAtTheEnd: last.sessions,
      heapAtTheEnd: last.heap,
    })
    expect(refused).toBeGreaterThan(0)
    expect(last).toMatchObject({ rooms: 0, sessions: 0, waiting: 0, unhandled: 0 })
    // No growth that could not be chance: the lower end of what the slope may be is not above this.
    expect(slope('heap').low).toBeLessThan(0.5)
    expect(slope('files').low).toBeLessThan(1)
    expect(slope('handles').low).toBeLessThan(1)
    expect(Math.max(...warm.map(({ figures }) => figures.wal))).toBeLessThan(64 * 2 ** 20)
  },
  MINUTES * 60_000 + 300_000,
)

function tell(line: string): void {
  server.stdin?.write(`${line}\n`)
}

function answer<T>(): Promise<T> {
  return new Promise((resolve) => answers.push((line) => resolve(line as T)))
}

async function look(): Promise<Figures> {
  const figures = answer<Figures>()
  tell('look')
  return figures
}

/** Least squares: growth an hour, with the ends of its 95 % interval. @param points hours, value */
function slopeOf(points: [x: number, y: number][]): { slope: number; low: number; high: number } {
  const n = points.length
  const mean = (of: 0 | 1) => points.reduce((sum, point) => sum + point[of], 0) / n
  const [mx, my] = [mean(0), mean(1)]
  const spread = points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0)
  const slope = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / spread
  const rest = points.reduce((sum, [x, y]) => sum + (y - my - slope * (x - mx)) ** 2, 0)
  const error = Math.sqrt(rest / (n - 2) / spread)
  return { slope, low: slope - 1.96 * error, high: slope + 1.96 * error }
}

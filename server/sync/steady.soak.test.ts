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

// T9 of the acceptance suite: many hours in short. 200 people in 100 documents; every 5 s some leave
// and others come; every 100 s all leave, and when the last document has left memory, what the
// server still holds is measured. Then they go on in new documents. One connection in a hundred
// sends nonsense. From one such rest to the next nothing may grow.
const MINUTES = Number(process.env.SOAK_MINUTES ?? 30)
const PEOPLE = 200
const DOCUMENTS = 100
const SPELL_MS = 100_000
const MUTANT_MINUTES = Math.min(MINUTES, 6)
const SERVER = fileURLToPath(new URL('./testing/soaked-server.ts', import.meta.url))

interface Soak {
  minutes: number
  /** Rests before this minute do not count. */
  warm: number
  mutant?: string
}

interface Figures {
  /** Without compiled code, which grows while a program still warms up. */
  heap: number
  code: number
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
})

afterEach(() => {
  for (const person of people) person.stop()
  people = []
  server.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

it(
  `[LG10] ${MINUTES} minutes of coming, going, typing and nonsense: nothing grows from rest to rest`,
  async () => {
    // What the first third of the time does counts as warming up.
    const { slope, wal, refused, last } = await soak({ minutes: MINUTES, warm: MINUTES / 3 })
    expect(refused).toBeGreaterThan(0)
    expect(last).toMatchObject({ rooms: 0, sessions: 0, waiting: 0, unhandled: 0 })
    // No growth an hour that could not be chance: megabytes, then numbers of things.
    expect(slope('heap').low).toBeLessThan(0.5)
    for (const of of ['files', 'handles', 'timers'] as const) expect(slope(of).low).toBeLessThan(1)
    expect(wal).toBeLessThan(64 * 2 ** 20)
  },
  MINUTES * 60_000 + 300_000,
)

it(
  '[LG10] a server that keeps something of everybody who was there is noticed',
  async () => {
    const { slope } = await soak({ minutes: MUTANT_MINUTES, warm: 0, mutant: 'hoard' })
    expect(slope('heap').low).toBeGreaterThan(0.5)
  },
  MUTANT_MINUTES * 60_000 + 300_000,
)

/** Starts a server, lets people come and go, and tells what it held at each rest. */
async function soak({ minutes, warm, mutant = '' }: Soak) {
  start(mutant)
  const random = new Random(inject('seed'))
  const { port } = await answer<{ port: number }>()
  const url = `ws://127.0.0.1:${port}/sync`
  const started = Date.now()
  const minute = () => (Date.now() - started) / 60_000
  const rests: { minute: number; figures: Figures }[] = []
  const busy: Figures[] = []
  let [names, refused] = [0, 0]

  for (let spell = 0; minute() < minutes; spell++) {
    const begun = Date.now()
    const document = () => `s${spell}-${random.below(DOCUMENTS)}`
    const come = () => new TokenWriter(`w${names++}`, url, document(), { everyMs: 1000 })
    for (let i = 0; i < DOCUMENTS; i++) tell(`create s${spell}-${i}`)
    let next = 0
    await until(
      'they have written long enough',
      () => {
        const now = Date.now() - begun
        if (now < next) return now > SPELL_MS
        next = now + 5000
        for (const person of people.splice(0, PEOPLE / 20)) person.stop()
        while (people.length < PEOPLE) people.push(come())
        nonsense(`${url}/${document()}?user=mallory`, random, () => (refused += 1))
        void look().then((figures) => busy.push(figures))
        return now > SPELL_MS
      },
      SPELL_MS * 2,
    )
    for (const person of people.splice(0)) person.stop()
    rests.push({ minute: minute(), figures: await atRest() })
  }

  const counted = rests.filter((rest) => rest.minute > warm)
  const slope = (of: keyof Figures) =>
    slopeOf(counted.map(({ minute: at, figures }) => [at / 60, figures[of]]))
  const named = ['heap', 'code', 'external', 'rss', 'files', 'handles', 'timers'] as const
  console.table(
    Object.fromEntries(
      named.map((of) => {
        const last = counted.at(-1)?.figures[of]
        return [of, { ...slope(of), atFirst: counted[0]?.figures[of], atLast: last }]
      }),
    ),
  )
  const wal = Math.max(...busy.map((figures) => figures.wal))
  const delays = busy.map((figures) => figures.delay)
  const delay = quantile(delays, 0.99)
  console.table({ people: names, refused, rests: rests.length, wal, delay })
  return { slope, wal, refused, last: rests.at(-1)?.figures }
}

function start(mutant: string): void {
  const args = ['--expose-gc', '--import', 'tsx', SERVER, join(folder, 'log.sqlite'), mutant]
  server = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  if (!server.stdout) throw new Error('The server says nothing.')
  createInterface({ input: server.stdout }).on('line', (line) => {
    const said: unknown = JSON.parse(line)
    // Made documents are not waited for: whoever comes too early comes again by themselves.
    if (typeof said === 'object' && said && !('made' in said)) answers.shift()?.(said)
  })
}

/** What the server holds when the last document has left memory. */
async function atRest(): Promise<Figures> {
  let rooms = Infinity
  let next = 0
  await until(
    'the last document has left memory',
    () => {
      const now = Date.now()
      if (now > next) {
        next = now + 500
        void look().then((figures) => (rooms = figures.rooms))
      }
      return rooms === 0
    },
    90_000,
  )
  return look()
}

function nonsense(url: string, random: Random, refused: () => void): void {
  const client = new RawClient(url)
  client.socket.once('open', () => client.sync('update', random.bytes(16)))
  client.socket.once('close', refused)
}

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

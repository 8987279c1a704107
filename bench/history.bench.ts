import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { PastReader } from '../lib/client/past-reader'
import { authorship } from '../lib/history/authorship'
import { between, type Part } from '../lib/history/between'
import { sessionsOf } from '../lib/history/sessions'
import { countedIn, shownParts } from '../lib/history/shown-parts'
import { historyPage } from '../server/sync/history-page'
import { openLog } from '../server/sync/open-log'
import { typeTrace } from './sync/keystrokes'
import { readTrace, traceNames, tracesFolder } from './sync/trace-file'
import { compactRest, DOCUMENT, entriesOf, write } from './sync/trace-log'
import { print } from './print'
import { quantile } from './quantile'

// What a browser does for the history of a text, in Node: the record of a real one, compacted as the
// server compacts it, in the pages that the API sends; then the text at any moment of it.

const POINTS = 60
const LONG = 250_000
const MB = 1_000_000

const folder = tracesFolder()
const names = traceNames(folder)
if (names.length === 0)
  process.stdout.write('No editing traces here (TRACES_DIR says where); left out.\n')
for (const name of names) await measure(name)

async function measure(name: string): Promise<void> {
  const typed = typeTrace(readTrace(folder, name))
  const entries = entriesOf(typed.keystrokes)
  const isLong = entries.length > LONG
  process.stdout.write(`\nThe trace ${name}: ${entries.length - 1} keystrokes\n`)
  const place = mkdtempSync(path.join(tmpdir(), 'throughline-history-'))
  const log = await openLog({ kind: 'sqlite', path: path.join(place, 'log.sqlite') }, (error) => {
    throw error
  })
  try {
    await write(log, entries, 2000)
    await compactRest(log, entries)
    let bytes = 0
    const reader = new PastReader(
      {
        history: async (_, after = 0) => {
          const page = await historyPage(log, DOCUMENT, after, [])
          if (!page) throw new Error('The document is there.')
          bytes += page.bytes.length
          return {
            ...page,
            entries: page.entries.map(({ userId: by, ...entry }) => ({ ...entry, by })),
            bytes: Buffer.from(page.bytes).toString('base64'),
            people: [],
          }
        },
      },
      DOCUMENT,
    )
    const heap = usedHeap()
    const before = process.cpuUsage()
    const opening = await timed(() => reader.refresh())
    const { user, system } = process.cpuUsage(before)
    const { past } = reader
    const last = past.last
    const first = await timed(() => shownParts(past, between(past, last - 1, last)))
    if (!wordsOf(between(past, last, last)).includes(typed.text))
      throw new Error('The history does not come to its text.')
    const points: number[] = []
    for (let n = 0; n < POINTS; n++) {
      const step = Math.floor((n / POINTS) * last)
      points.push(
        await timed(() => {
          const parts = shownParts(past, between(past, step - 1, step, reader.origins))
          countedIn(parts)
        }),
      )
    }
    const sessions = await timed(() => sessionsOf(past))
    const authors = await timed(() => authorship(past, reader.origins))
    const within = (most: number) => (isLong ? most : undefined)
    print('record as it is sent, kB', bytes / 1000, 'kB', within(MB / 1000))
    print('read, unpacked and replayed', opening, 'ms')
    print('processor time of that', (user + system) / 1000, 'ms')
    print('up to the first text', opening + first, 'ms', within(1000))
    print('any moment after that, p50', quantile(points, 0.5), 'ms')
    print('any moment after that, worst', Math.max(...points), 'ms', within(300))
    print(`sessions of work (${sessionsOf(past).length})`, sessions, 'ms')
    print('who wrote what', authors, 'ms')
    print('memory for all of it', (usedHeap() - heap) / MB, 'MB', within(200))
  } finally {
    await log.close()
    rmSync(place, { recursive: true, force: true })
  }
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function usedHeap(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  return process.memoryUsage().heapUsed
}

function wordsOf(parts: readonly Part[]): string {
  return parts.map((part) => (part.type === 'text' ? part.text : wordsOf(part.parts))).join('')
}

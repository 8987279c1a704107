import { readdirSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createInterface } from 'node:readline'
import { getHeapCodeStatistics } from 'node:v8'
import pino from 'pino'
import * as Y from 'yjs'
import { configFrom } from '../../config'
import { createSync } from '../engine'

// A process of its own for the soak: `soaked-server.ts <log file> [mutant]`, with --expose-gc.
// Prints its port, then a line of figures for each line `look` on standard input; `create <id>` makes
// a document. The mutant `hoard` keeps a little of everybody who ever came.
const [file = '', mutant] = process.argv.slice(2)
const hoard: unknown[] = []
let unhandled = 0
process.on('unhandledRejection', () => (unhandled += 1))
const delay = monitorEventLoopDelay({ resolution: 10 })
delay.enable()

const engine = await createSync({
  place: { kind: 'sqlite', path: file },
  limits: {
    ...configFrom({}).sync,
    maxUpdatesPerSecond: 100_000,
    roomIdleMs: 5000,
    compactAfterUpdates: 500,
  },
  authorize: (request) => {
    const id = new URL(request.url ?? '/', 'http://x').searchParams.get('user') ?? ''
    const person = { id, name: id, colour: 1 }
    if (mutant === 'hoard') hoard.push(new Array(64).fill(id))
    return Promise.resolve({ admitted: true, person, access: 'write', key: id })
  },
  allowedOrigin: () => true,
  listener: { peopleChanged: () => undefined, documentChanged: () => undefined },
  log: pino({ level: 'silent' }),
  onFatal: (error) => {
    throw error
  },
})
const http = createServer()
http.on('upgrade', engine.handleUpgrade)
http.listen(0, '127.0.0.1', () => {
  const address = http.address()
  say({ port: typeof address === 'object' && address ? address.port : 0 })
})

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, id] = line.split(' ')
  if (command === 'create' && id)
    void engine
      .create(id, firstContent(), { userId: null, key: null })
      .then(() => say({ made: id }))
  if (command === 'look') say(figures())
})

/** Memory in MB, after a full collection; times in milliseconds. */
function figures() {
  global.gc?.()
  const { heapUsed, rss, external } = process.memoryUsage()
  const compiled = getHeapCodeStatistics()
  const code = compiled.code_and_metadata_size + compiled.bytecode_and_metadata_size
  const p99 = delay.percentile(99) / 1e6
  delay.reset()
  return {
    heap: (heapUsed - code) / 2 ** 20,
    code: code / 2 ** 20,
    external: external / 2 ** 20,
    rss: rss / 2 ** 20,
    ...engine.stats(),
    files: readdirSync('/proc/self/fd').length,
    handles: process.getActiveResourcesInfo().filter((name) => name !== 'Timeout').length,
    timers: process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length,
    wal: statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0,
    delay: p99,
    unhandled,
  }
}

function firstContent(): Uint8Array {
  const doc = new Y.Doc()
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText()])
  doc.getXmlFragment('default').insert(0, [paragraph])
  return Y.encodeStateAsUpdate(doc)
}

function say(line: unknown): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

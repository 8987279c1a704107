import { createServer } from 'node:http'
import type { Socket } from 'node:net'
import pino from 'pino'
import { configFrom } from '../../config'
import { createSync } from '../engine'
import { NO_METER } from '../meter'

// A process of its own for the test of slow readers, so that its memory is the server's alone:
// `crowded-server.ts <log file> <port> <bytes that may wait for one>`, or `Infinity` for a server
// without that limit, which the test must notice. Prints one line when it serves and answers every
// line on standard input with what it sees.
const [file = '', port = '0', maxBuffered = ''] = process.argv.slice(2)

/** What the test is told, as JSON. */
export interface Seen {
  /** Bytes of the whole process, after what nobody holds was collected. */
  memory: number
  /** Most bytes that wait for one connection now, and that ever did after a commit. */
  waiting: number
  mostWaiting: number
  /** How many were told so far that they read too slowly. */
  tooSlow: number
}

const sockets = new Set<Socket>()
let mostWaiting = 0
let tooSlow = 0

const engine = await createSync({
  place: { kind: 'sqlite', path: file },
  limits: {
    ...configFrom({}).sync,
    maxBufferedBytes: Number(maxBuffered),
    maxUpdatesPerSecond: 100_000,
  },
  authorize: (request) => {
    const id = new URL(request.url ?? '/', 'http://x').searchParams.get('user') ?? ''
    const person = { id, name: id, colour: 1 }
    return Promise.resolve({ admitted: true, person, access: 'write', key: id })
  },
  allowedOrigin: () => true,
  listener: {
    peopleChanged: () => undefined,
    documentChanged: () => (mostWaiting = Math.max(mostWaiting, waitingNow())),
  },
  meter: {
    ...NO_METER,
    refused: (code) => {
      if (code === 1013) tooSlow += 1
    },
  },
  log: pino({ level: 'silent' }),
  onFatal: (error) => {
    throw error
  },
})

function waitingNow(): number {
  return Math.max(0, ...[...sockets].map((socket) => socket.writableLength))
}

const http = createServer()
http.on('connection', (socket) => {
  sockets.add(socket)
  socket.on('close', () => sockets.delete(socket))
})
http.on('upgrade', engine.handleUpgrade)
http.listen(Number(port), '127.0.0.1', () => process.stdout.write('serving\n'))
process.stdin.on('data', () => {
  globalThis.gc?.()
  const { rss: memory } = process.memoryUsage()
  const seen: Seen = { memory, waiting: waitingNow(), mostWaiting, tooSlow }
  process.stdout.write(`${JSON.stringify(seen)}\n`)
})

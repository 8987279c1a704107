import { createServer } from 'node:http'
import pino from 'pino'
import { configFrom } from '../../config'
import { createSync } from '../engine'
import { openLog } from '../open-log'
import type { UpdateLog } from '../update-log'
import { acknowledgeFirst } from './acknowledge-first'
import { SmallDisk } from './small-disk'

// A process of its own for the kill test: `killable-server.ts <log file> <port> [mutant]`.
// Waits, loaded, for a line on standard input before it opens anything, so that the next server can
// stand ready while this one is still to be killed; prints one line when it serves. The mutants are
// built wrongly on purpose, out of the same parts, and the tests must notice: `ack-first` says "on
// disk" before it is, `no-fsync` when it is only in the memory of the system.
const [file = '', port = '0', mutant] = process.argv.slice(2)
await new Promise((resolve) => process.stdin.once('data', resolve))

const engine = await createSync({
  place: { kind: 'sqlite', path: file },
  // Records are made smaller all the time, so that it is killed in the middle of that, too.
  limits: { ...configFrom({}).sync, maxUpdatesPerSecond: 100_000, compactAfterUpdates: 40 },
  authorize: (request) => {
    const id = new URL(request.url ?? '/', 'http://x').searchParams.get('user') ?? ''
    const person = { id, name: id, colour: 1 }
    return Promise.resolve({ admitted: true, person, access: 'write', key: id })
  },
  allowedOrigin: () => true,
  listener: { peopleChanged: () => undefined, documentChanged: () => undefined },
  log: pino({ level: 'silent' }),
  onFatal: (error) => {
    throw error
  },
  openLog: async (place, onDeath) => {
    if (mutant === 'no-fsync') return withoutFsync()
    const log = await openLog(place, onDeath)
    return mutant === 'ack-first' ? acknowledgeFirst(log) : log
  },
})
const http = createServer()
http.on('upgrade', engine.handleUpgrade)
http.listen(Number(port), '127.0.0.1', () => process.stdout.write('serving\n'))

async function withoutFsync(): Promise<UpdateLog> {
  const disk = await SmallDisk.open(file)
  disk.neverSync()
  return disk.log
}

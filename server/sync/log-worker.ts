import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase, type Place } from '../db/open'
import { LOG_LEDGER, LOG_MIGRATIONS, type LogSchema } from './log-schema'
import { logStore } from './log-store'
import type { LogAnswer, LogCall } from './log-thread'

// The log's own thread: fsync and locks are waited for here, never on the event loop that serves
// people. Calls are carried out in the order they arrive.
if (!parentPort) throw new Error('This file runs as a worker thread only.')
const port = parentPort
const store = logStore(
  await openDatabase<LogSchema>(workerData as Place, LOG_MIGRATIONS, LOG_LEDGER),
)
let last = Promise.resolve()

port.on('message', (call: LogCall) => {
  last = last.then(() => carryOut(call))
})
port.postMessage({ id: 0, value: undefined } satisfies LogAnswer)

async function carryOut({ id, method, args }: LogCall): Promise<void> {
  try {
    const run = store[method] as (...args: unknown[]) => Promise<unknown>
    const value = await run.apply(store, args)
    port.postMessage({ id, value } satisfies LogAnswer)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    port.postMessage({ id, error: message } satisfies LogAnswer)
  }
  if (method === 'close') port.close()
}

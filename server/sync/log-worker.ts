import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase, sqliteFile } from '../db/open'
import { appendToSqlite } from './append-to-sqlite'
import { breakageOf } from './broken-record'
import { codeOf } from './damage'
import { LOG_LEDGER, LOG_MIGRATIONS } from './log-migrations'
import type { LogSchema } from './log-schema'
import { logStore } from './log-store'
import type { LogAnswer, LogCall } from './log-thread'
import { type PackedBatch, unpack } from './packed-batch'

// The log's own thread: fsync and locks are waited for here, never on the event loop that serves
// people. Calls are carried out in the order they arrive.
if (!parentPort) throw new Error('This file runs as a worker thread only.')
const port = parentPort
const { path } = workerData as { path: string }
const store = logStore(
  await openDatabase<LogSchema>({ kind: 'sqlite', path }, LOG_MIGRATIONS, LOG_LEDGER),
)
// A second connection, of this thread only: the two never want to write at the same time.
const file = sqliteFile(path)
const append = appendToSqlite(file)
let last: Promise<void> | null = null

port.on('message', (call: LogCall) => {
  // Nothing is waiting: done at once, without a turn of the loop.
  if (!last && call.method === 'append') return answer(call, () => appendPacked(call.args[0]))
  const mine = (last ?? Promise.resolve()).then(() => carryOut(call))
  last = mine
  void mine.then(() => {
    if (last === mine) last = null
  })
})
port.postMessage({ id: 0, value: undefined } satisfies LogAnswer)

function appendPacked(packed: unknown): number[] {
  return append(unpack(packed as PackedBatch))
}

async function carryOut(call: LogCall): Promise<void> {
  const { method, args } = call
  if (method === 'append') return answer(call, () => appendPacked(args[0]))
  try {
    const run = store[method] as (...args: unknown[]) => Promise<unknown>
    const value = await run.apply(store, args)
    if (method === 'close') file.close()
    answer(call, () => value)
  } catch (error) {
    answer(call, () => {
      throw error
    })
  }
  if (method === 'close') port.close()
}

function answer({ id }: LogCall, work: () => unknown): void {
  try {
    port.postMessage({ id, value: work() } satisfies LogAnswer)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const [code, breakage] = [codeOf(error), breakageOf(error)]
    port.postMessage({ id, error: message, code, breakage } satisfies LogAnswer)
  }
}

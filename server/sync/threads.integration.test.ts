import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { CompactionCall } from './compaction-thread'
import { contentHash } from './content-hash'
import type { LogCall } from './log-thread'

// All other tests start these threads as they were built for the run (`vitest.programs.ts`). Here
// they start from their sources, as they do in production.
let folder: string

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-threads-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

it('[HO9] the thread of the log starts from its sources and answers', async () => {
  const call: LogCall = { id: 1, method: 'heads', args: [['none']] }
  expect(await heard('log-worker.mjs', call, 2)).toEqual([
    { id: 0, value: undefined },
    { id: 1, value: [] },
  ])
})

it('[HO9] the thread of compactions starts from its sources and answers', async () => {
  const state = Y.encodeStateAsUpdate(new Y.Doc())
  const call: CompactionCall = { kind: 'hash', state }
  const value = contentHash([state])
  expect(await heard('compaction-worker.mjs', call, 1)).toEqual([{ value }])
})

/** The first so many words of a thread that is asked this. */
async function heard(file: string, call: object, count: number): Promise<unknown[]> {
  const worker = new Worker(path.join(import.meta.dirname, file), {
    workerData: { kind: 'sqlite', path: path.join(folder, `${file}.sqlite`) },
    execArgv: [],
  })
  const words: unknown[] = []
  await new Promise<void>((resolve, reject) => {
    worker.on('message', (word) => {
      if (words.push(word) === count) resolve()
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('It ended without an answer.')))
    worker.postMessage(call)
  })
  await worker.terminate()
  return words
}

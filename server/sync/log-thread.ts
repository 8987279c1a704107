import { Worker } from 'node:worker_threads'
import type { Place } from '../db/open'
import { type Breakage, errorFrom } from './broken-record'
import { pack } from './packed-batch'
import type { UpdateLog } from './update-log'

export interface LogCall {
  id: number
  method: keyof UpdateLog
  args: unknown[]
}

export type LogAnswer =
  | { id: number; value: unknown }
  | { id: number; error: string; code: string | null; breakage: Breakage | null }

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

/**
 * The update log on a thread of its own; calls are carried out in order.
 * @throws Error when the database cannot be opened. When the thread dies later, every waiting and
 *   later call rejects, and `onDeath` is told once.
 */
export async function logThread(place: Place, onDeath: (error: Error) => void): Promise<UpdateLog> {
  const worker = new Worker(new URL('./log-worker.mjs', import.meta.url), {
    workerData: place,
    // Not the flags of the process that started us: a test runner's mean nothing here.
    execArgv: [],
  })
  const waiting = new Map<number, Waiting>()
  let count = 0
  let dead: Error | null = null
  let closing = false
  const opened = new Promise<void>((resolve, reject) => {
    waiting.set(0, { resolve: () => resolve(), reject })
  })
  worker.on('message', (answer: LogAnswer) => {
    const call = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('error' in answer) call?.reject(errorFrom(answer.error, answer.breakage, answer.code))
    else call?.resolve(answer.value)
  })
  worker.on('error', die)
  worker.on('exit', () => die(new Error('The thread of the update log has ended.')))
  await opened

  function die(error: Error): void {
    if (dead) return
    dead = error
    for (const call of waiting.values()) call.reject(error)
    waiting.clear()
    if (!closing) onDeath(error)
  }

  function call<T>(method: keyof UpdateLog, ...args: unknown[]): Promise<T> {
    return handOver(method, args, [])
  }

  function handOver<T>(
    method: keyof UpdateLog,
    args: unknown[],
    transfer: ArrayBuffer[],
  ): Promise<T> {
    if (dead) return Promise.reject(dead)
    const id = ++count
    return new Promise<T>((resolve, reject) => {
      waiting.set(id, { resolve: (value) => resolve(value as T), reject })
      worker.postMessage({ id, method, args } satisfies LogCall, transfer)
    })
  }

  return {
    create: (documentId, first, at) => call('create', documentId, first, at),
    append(batch) {
      const packed = pack(batch)
      return handOver('append', [packed], [packed.bytes.buffer])
    },
    load: (documentId) => call('load', documentId),
    heads: (documentIds) => call('heads', documentIds),
    read: (documentId, afterSeq) => call('read', documentId, afterSeq),
    loose: (documentId, most) => call('loose', documentId, most),
    compact: (documentId, compacted) => call('compact', documentId, compacted),
    chunkHeads: (documentId) => call('chunkHeads', documentId),
    chunks: (documentId, after, upTo) => call('chunks', documentId, after, upTo),
    page: (documentId, after, bytes) => call('page', documentId, after, bytes),
    withChunksBefore: (at) => call('withChunksBefore', at),
    thin: (documentId, spans) => call('thin', documentId, spans),
    beginEpoch: (epoch, at) => call('beginEpoch', epoch, at),
    quarantined: () => call('quarantined'),
    setAside: (quarantined, state) => call('setAside', quarantined, state),
    release: (documentId, at) => call('release', documentId, at),
    cut: (documentId, cut, at) => call('cut', documentId, cut, at),
    raw: (documentId) => call('raw', documentId),
    links: (documentId, after) => call('links', documentId, after),
    erase: (documentId, erasure, at) => call('erase', documentId, erasure, at),
    scrub: () => call('scrub'),
    erasedEpochs: (documentId) => call('erasedEpochs', documentId),
    sizes: (documentIds) => call('sizes', documentIds),
    writtenSince: (wanted) => call('writtenSince', wanted),
    authors: (documentId, after, upTo) => call('authors', documentId, after, upTo),
    probe: () => call('probe'),
    async close() {
      closing = true
      await call('close')
      await worker.terminate()
    },
  }
}

import { Worker } from 'node:worker_threads'
import type { Place } from '../db/open'
import { type Breakage, errorFrom } from './broken-record'
import type { Compacted } from './update-log'

export type CompactionCall =
  | { kind: 'compact'; documentId: string; /** Milliseconds since 1970. */ now: number }
  | { kind: 'hash'; state: Uint8Array }

export type CompactionAnswer =
  { value: Compacted | string | null } | { error: string; breakage: Breakage | null }

type Answered = Compacted | string | null

/** Works out compactions on a thread of its own, one after the other. */
export class CompactionThread {
  readonly #worker: Worker
  #waiting: { resolve(value: Answered): void; reject(error: Error): void } | null = null

  constructor(place: Place) {
    this.#worker = new Worker(new URL('./compaction-worker.mjs', import.meta.url), {
      workerData: place,
      // Not the flags of the process that started us: a test runner's mean nothing here.
      execArgv: [],
    })
    this.#worker.on('message', (answer: CompactionAnswer) => {
      if ('error' in answer) this.#settle(errorFrom(answer.error, answer.breakage))
      else this.#settle(answer.value)
    })
    this.#worker.on('error', (error) => this.#settle(error))
    this.#worker.on('exit', () => this.#settle(new Error('The thread has ended.')))
    // Whoever stops the server need not wait for it: nothing of it is stored yet.
    this.#worker.unref()
  }

  /**
   * One at a time.
   * @throws BrokenRecord; Error when it could not be worked out. Nothing was changed.
   */
  workOut(documentId: string, now: number): Promise<Compacted | null> {
    return this.#ask({ kind: 'compact', documentId, now }) as Promise<Compacted | null>
  }

  /** What `contentHash` answers of a state. @throws Error when it cannot be worked out */
  hashOf(state: Uint8Array): Promise<string> {
    return this.#ask({ kind: 'hash', state }) as Promise<string>
  }

  #ask(call: CompactionCall): Promise<Answered> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      this.#worker.postMessage(call)
    })
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }

  #settle(outcome: Answered | Error): void {
    const waiting = this.#waiting
    this.#waiting = null
    if (outcome instanceof Error) waiting?.reject(outcome)
    else waiting?.resolve(outcome)
  }
}

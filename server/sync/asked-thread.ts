import { type TransferListItem, Worker, type WorkerOptions } from 'node:worker_threads'
import { type Breakage, errorFrom } from './broken-record'

export type ThreadAnswer<Answer> = { value: Answer } | { error: string; breakage: Breakage | null }

/** A thread of its own that is asked one thing after the other, and may die over any of them. */
export class AskedThread<Call, Answer> {
  readonly #worker: Worker
  #waiting: { resolve(value: Answer): void; reject(error: Error): void } | null = null
  #dead: Error | null = null

  /** @param file of the worker: takes a `Call` for a message, answers each with a `ThreadAnswer` */
  constructor(file: URL, options: Pick<WorkerOptions, 'workerData' | 'resourceLimits'>) {
    // Not the flags of the process that started us: a test runner's mean nothing here.
    this.#worker = new Worker(file, { ...options, execArgv: [] })
    this.#worker.on('message', (answer: ThreadAnswer<Answer>) => {
      const waiting = this.#waiting
      this.#waiting = null
      if ('error' in answer) waiting?.reject(errorFrom(answer.error, answer.breakage))
      else waiting?.resolve(answer.value)
    })
    this.#worker.on('error', (error) => this.#die(error))
    this.#worker.on('exit', () => this.#die(new Error('The thread has ended.')))
    // Whoever stops the server need not wait for it: nothing that it works out is stored yet.
    this.#worker.unref()
  }

  /**
   * One at a time.
   * @throws BrokenRecord; Error when it could not be worked out, and when the thread died
   */
  ask(call: Call, transfer: readonly TransferListItem[] = []): Promise<Answer> {
    if (this.#dead) return Promise.reject(this.#dead)
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      this.#worker.postMessage(call, transfer)
    })
  }

  /** No use asking it any more. */
  get isDead(): boolean {
    return this.#dead !== null
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }

  #die(error: Error): void {
    this.#dead ??= error
    this.#waiting?.reject(error)
    this.#waiting = null
  }
}

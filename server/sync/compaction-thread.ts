import type { Place } from '../db/open'
import { AskedThread } from './asked-thread'
import type { Compacted } from './update-log'

export type CompactionCall =
  | { kind: 'compact'; documentId: string; /** Milliseconds since 1970. */ now: number }
  | { kind: 'hash'; state: Uint8Array }

export type CompactionAnswer = Compacted | string | null

/** Works out compactions on a thread of its own, one after the other. */
export class CompactionThread {
  readonly #thread: AskedThread<CompactionCall, CompactionAnswer>

  constructor(place: Place) {
    const file = new URL('./compaction-worker.mjs', import.meta.url)
    this.#thread = new AskedThread(file, { workerData: place })
  }

  /**
   * One at a time.
   * @throws BrokenRecord; Error when it could not be worked out. Nothing was changed.
   */
  workOut(documentId: string, now: number): Promise<Compacted | null> {
    return this.#thread.ask({ kind: 'compact', documentId, now }) as Promise<Compacted | null>
  }

  /** What `contentHash` answers of a state. @throws Error when it cannot be worked out */
  hashOf(state: Uint8Array): Promise<string> {
    return this.#thread.ask({ kind: 'hash', state }) as Promise<string>
  }

  end(): Promise<void> {
    return this.#thread.end()
  }
}

import type { ThinningPolicy } from '../config'
import type { Place } from '../db/open'
import { AskedThread } from './asked-thread'
import type { ChainHead } from './chain'
import type { RecordCheck } from './check-record'
import type { HistoryPage } from './history-page'
import type { Compacted, RecordPage, RecordSize, Span } from './update-log'

/** A record that is asked for. `now` is milliseconds since 1970. */
export interface RecordCall {
  documentId: string
  now: number
  /** Entries up to which the record must stay readable on its own. */
  pins: readonly number[]
}

export type CompactionCall =
  | ({ kind: 'compact' } & RecordCall)
  | ({ kind: 'thin'; policy: ThinningPolicy } & RecordCall)
  | { kind: 'hash'; state: Uint8Array }
  | { kind: 'sizes'; documentIds: readonly string[] }
  | ({ kind: 'page'; after: number } & Omit<RecordCall, 'now'>)
  | { kind: 'raw'; documentId: string; after: number }
  | { kind: 'check'; documentId: string; noted: readonly ChainHead[] }

export type Sizes = [documentId: string, size: RecordSize][]

export type CompactionAnswer =
  Compacted | Span[] | Sizes | HistoryPage | RecordPage | RecordCheck | string | null

/** Works out compactions, and whatever else reads much, on a thread of its own, one after the other. */
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
  workOut(call: RecordCall): Promise<Compacted | null> {
    return this.#thread.ask({ kind: 'compact', ...call }) as Promise<Compacted | null>
  }

  /** Coarser chunks; the same holds. */
  thinned(call: RecordCall, policy: ThinningPolicy): Promise<Span[] | null> {
    return this.#thread.ask({ kind: 'thin', policy, ...call }) as Promise<Span[] | null>
  }

  /** What `contentHash` answers of a state. @throws Error when it cannot be worked out */
  hashOf(state: Uint8Array): Promise<string> {
    return this.#thread.ask({ kind: 'hash', state }) as Promise<string>
  }

  /** What `UpdateLog.sizes` answers. */
  sizesOf(documentIds: readonly string[]): Promise<Sizes> {
    return this.#thread.ask({ kind: 'sizes', documentIds }) as Promise<Sizes>
  }

  /** What `historyPage` answers. @throws BrokenRecord; Error when it could not be read */
  pageOf(call: Omit<RecordCall, 'now'>, after: number): Promise<HistoryPage | null> {
    return this.#thread.ask({ kind: 'page', after, ...call }) as Promise<HistoryPage | null>
  }

  /** What `UpdateLog.page` answers, a megabyte of it. */
  rawPageOf(documentId: string, after: number): Promise<RecordPage | null> {
    return this.#thread.ask({ kind: 'raw', documentId, after }) as Promise<RecordPage | null>
  }

  /** What `checkRecord` answers. */
  checked(documentId: string, noted: readonly ChainHead[]): Promise<RecordCheck | null> {
    return this.#thread.ask({ kind: 'check', documentId, noted }) as Promise<RecordCheck | null>
  }

  end(): Promise<void> {
    return this.#thread.end()
  }
}

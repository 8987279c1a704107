import type { ThinningPolicy } from '../config'
import type { Place } from '../db/open'
import { AskedThread } from './asked-thread'
import type { ChainHead } from './chain'
import type { RecordCheck } from './check-record'
import type { ErasureWanted } from './erase'
import type { HistoryPage } from './history-page'
import type { Again, Change, Foreseen, NoChange } from './say-again'
import type { WordsWanted } from './words-since'
import type {
  Compacted,
  Erasure,
  RecordPage,
  RecordSize,
  Span,
  Written,
  WrittenWanted,
} from './update-log'

/** A record that is asked for. `now` is milliseconds since 1970. */
export interface RecordCall {
  documentId: string
  now: number
  /** Entries up to which the record must stay readable on its own. */
  pins: readonly number[]
}

/** A change that makes a document say again what it said. `live` is its state now. */
export interface ChangeCall {
  documentId: string
  live: Uint8Array
  again: Again
}

export type CompactionCall =
  | ({ kind: 'compact' } & RecordCall)
  | ({ kind: 'thin'; policy: ThinningPolicy } & RecordCall)
  | { kind: 'hash'; state: Uint8Array }
  | { kind: 'sizes'; documentIds: readonly string[] }
  | { kind: 'written'; wanted: readonly WrittenWanted[] }
  | { kind: 'words'; wanted: WordsWanted }
  | ({ kind: 'page'; after: number } & Omit<RecordCall, 'now'>)
  | ({ kind: 'change' } & ChangeCall)
  | ({ kind: 'foresee'; by: string; at: number } & ChangeCall)
  | { kind: 'raw'; documentId: string; after: number }
  | { kind: 'erase'; documentId: string; wanted: ErasureWanted; by: string | null }
  | { kind: 'check'; documentId: string; noted: readonly ChainHead[] }

export type Sizes = [documentId: string, size: RecordSize][]

export type WhoWrote = [documentId: string, written: Written[]][]

export type CompactionAnswer =
  | Compacted
  | Span[]
  | Sizes
  | WhoWrote
  | HistoryPage
  | RecordPage
  | RecordCheck
  | Erasure
  | Change
  | Foreseen
  | NoChange
  | string
  | number
  | null

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

  /** What `UpdateLog.writtenSince` answers. */
  writtenSince(wanted: readonly WrittenWanted[]): Promise<WhoWrote> {
    return this.#thread.ask({ kind: 'written', wanted }) as Promise<WhoWrote>
  }

  /** What `wordsSince` answers. */
  wordsSince(wanted: WordsWanted): Promise<number | null> {
    return this.#thread.ask({ kind: 'words', wanted }) as Promise<number | null>
  }

  /** What `historyPage` answers. @throws BrokenRecord; Error when it could not be read */
  pageOf(call: Omit<RecordCall, 'now'>, after: number): Promise<HistoryPage | null> {
    return this.#thread.ask({ kind: 'page', after, ...call }) as Promise<HistoryPage | null>
  }

  /** What `changeToSay` answers. @throws BrokenRecord; Error when it cannot be worked out */
  changeOf(call: ChangeCall): Promise<Change | NoChange> {
    return this.#thread.ask({ kind: 'change', ...call }) as Promise<Change | NoChange>
  }

  /** The same, as it would be seen when this person made it at this time. */
  foreseen(call: ChangeCall, by: string, at: number): Promise<Foreseen | NoChange> {
    const asked = { kind: 'foresee', ...call, by, at } as const
    return this.#thread.ask(asked) as Promise<Foreseen | NoChange>
  }

  /** What `UpdateLog.page` answers, a megabyte of it. */
  rawPageOf(documentId: string, after: number): Promise<RecordPage | null> {
    return this.#thread.ask({ kind: 'raw', documentId, after }) as Promise<RecordPage | null>
  }

  /** What `checkRecord` answers. */
  checked(documentId: string, noted: readonly ChainHead[]): Promise<RecordCheck | null> {
    return this.#thread.ask({ kind: 'check', documentId, noted }) as Promise<RecordCheck | null>
  }

  /** What `workOutErasure` answers. @throws BrokenRecord; Error. Nothing was changed. */
  erasure(documentId: string, wanted: ErasureWanted, by: string | null): Promise<Erasure | null> {
    const call = { kind: 'erase' as const, documentId, wanted, by }
    return this.#thread.ask(call) as Promise<Erasure | null>
  }

  end(): Promise<void> {
    return this.#thread.end()
  }
}

import type { Place } from '../db/open'
import { BrokenRecord } from './broken-record'
import type { ThinningPolicy } from '../config'
import type { ChainHead } from './chain'
import type { RecordCheck } from './check-record'
import {
  CompactionThread,
  type ChangeCall,
  type RecordCall,
  type Sizes,
  type WhoWrote,
} from './compaction-thread'
import type { ErasureWanted } from './erase'
import type { HistoryPage } from './history-page'
import { NO_METER, type Meter } from './meter'
import type { Change, Foreseen, NoChange } from './say-again'
import { NEVER_THINNED } from './thin'
import type { Erasure, RecordPage, UpdateLog, WrittenWanted } from './update-log'
import type { WordsWanted } from './words-since'

/** The thread ends when it had nothing to do for this long: it holds memory of its own. */
const REST_MS = 60_000

/** Entries of a document's record up to which it must stay readable on its own. */
export type Pins = (documentId: string) => Promise<readonly number[]>

export interface CompactorParts {
  place: Place
  log: UpdateLog
  onFault(message: string, error: unknown): void
  meter?: Meter
  /** When records are thinned; never, when absent. */
  thinning?: ThinningPolicy
  /** Entries up to which a record must stay readable on its own; see `SyncOptions`. */
  pins?: Pins
  /** Its record is proven to be broken. */
  onBroken(documentId: string, error: BrokenRecord): Promise<void>
}

/**
 * Makes records smaller and openings faster, one document at a time, behind everything else. It may
 * fail or be killed at any moment: a document stays as it was and is asked for again.
 */
export class Compactor {
  readonly #asked = new Set<string>()
  readonly #toThin = new Set<string>()
  readonly #questions: {
    ask(thread: CompactionThread): Promise<void>
    failed(error: unknown): void
  }[] = []
  #thread: CompactionThread | null = null
  #running: Promise<void> | null = null
  #rest: NodeJS.Timeout | null = null
  #stopped = false

  constructor(private readonly parts: CompactorParts) {}

  /** Soon, once, however often it is asked for before then. */
  ask(documentId: string): void {
    if (this.#stopped) return
    this.#asked.add(documentId)
    this.#running ??= this.#run()
  }

  /** Behind everything that is asked for otherwise. */
  askToThin(documentId: string): void {
    if (this.#stopped) return
    this.#toThin.add(documentId)
    this.#running ??= this.#run()
  }

  /**
   * SHA-256, in hex, of what a state shows; before the next record, after the one in hand.
   * @throws Error when it cannot be worked out, and when the server stops
   */
  hashOf(state: Uint8Array): Promise<string> {
    return this.#question((thread) => thread.hashOf(state))
  }

  /** How much room records take; the same holds. */
  sizesOf(documentIds: readonly string[]): Promise<Sizes> {
    return this.#question((thread) => thread.sizesOf(documentIds))
  }

  /** Who wrote in documents since; the same holds. */
  writtenSince(wanted: readonly WrittenWanted[]): Promise<WhoWrote> {
    return this.#question((thread) => thread.writtenSince(wanted))
  }

  /** About how many words others put in since; null when nobody counts so many. The same holds. */
  wordsSince(wanted: WordsWanted): Promise<number | null> {
    return this.#question((thread) => thread.wordsSince(wanted))
  }

  /**
   * Part of a record, for reading; the same holds. Null when there is no such document.
   * @throws BrokenRecord when its bytes are proven to be broken
   */
  async pageOf(documentId: string, after: number): Promise<HistoryPage | null> {
    const pins = (await this.parts.pins?.(documentId)) ?? []
    return this.#question((thread) => thread.pageOf({ documentId, pins }, after))
  }

  /**
   * What makes a document say again what it said; the same holds.
   * @throws BrokenRecord when its bytes are proven to be broken
   */
  changeOf(call: ChangeCall): Promise<Change | NoChange> {
    return this.#question((thread) => thread.changeOf(call))
  }

  /** That as it would be seen; the same holds. */
  foreseen(call: ChangeCall, by: string): Promise<Foreseen | NoChange> {
    return this.#question((thread) => thread.foreseen(call, by, Date.now()))
  }

  /** The same as it lies there, a megabyte of it. Null when there is no such document. */
  rawPageOf(documentId: string, after: number): Promise<RecordPage | null> {
    return this.#question((thread) => thread.rawPageOf(documentId, after))
  }

  /** A record held against its chain; see `checkRecord`. Nothing of it is compacted meanwhile. */
  checked(documentId: string, noted: readonly ChainHead[]): Promise<RecordCheck | null> {
    return this.#question((thread) => thread.checked(documentId, noted))
  }

  /**
   * Takes words out of a record for good. Nothing is compacted meanwhile: what was worked out before
   * would bring them back.
   * @param beside what else holds them; the record is changed once that is done
   * @returns null when none of it is there
   */
  erase(
    documentId: string,
    wanted: ErasureWanted,
    by: string | null,
    beside: (erasure: Erasure) => Promise<void>,
  ): Promise<Erasure | null> {
    const { log } = this.parts
    return this.#question(async (thread) => {
      const erasure = await thread.erasure(documentId, wanted, by)
      if (!erasure) return null
      await beside(erasure)
      await log.erase(documentId, erasure, Date.now())
      await log.scrub()
      return erasure
    })
  }

  #question<T>(ask: (thread: CompactionThread) => Promise<T>): Promise<T> {
    if (this.#stopped) return Promise.reject(new Error('The server stops.'))
    return new Promise((done, failed) => {
      this.#questions.push({ ask: async (thread) => done(await ask(thread)), failed })
      this.#running ??= this.#run()
    })
  }

  /** Resolves when nothing is asked for any more. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  /** Ends in the middle of anything. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#asked.clear()
    this.#toThin.clear()
    for (const { failed } of this.#questions.splice(0)) failed(new Error('The server stops.'))
    if (this.#rest) clearTimeout(this.#rest)
    await this.#thread?.end()
    await this.#running
  }

  async #run(): Promise<void> {
    const { meter = NO_METER } = this.parts
    if (this.#rest) clearTimeout(this.#rest)
    await this.#answerAll()
    for (let next = this.#next(); next; next = this.#next()) {
      const { documentId, work } = next
      const begun = performance.now()
      try {
        await work(documentId)
        if (!this.#stopped) meter.compacted('ok', performance.now() - begun)
      } catch (error) {
        if (!this.#stopped) {
          meter.compacted('failed', performance.now() - begun)
          this.parts.onFault('a record could not be compacted', error)
        }
        if (error instanceof BrokenRecord) await this.parts.onBroken(documentId, error)
        // A thread that failed is not asked again.
        await this.#endThread()
      }
      await this.#answerAll()
    }
    this.#running = null
    if (this.#stopped) return
    // Asked while the last answer was on its way: nobody else would begin anew for it.
    if (this.#questions.length > 0) {
      this.#running = this.#run()
      return
    }
    this.#rest = setTimeout(() => void this.#endThread(), REST_MS)
    this.#rest.unref()
  }

  #next(): { documentId: string; work(documentId: string): Promise<void> } | null {
    for (const documentId of this.#asked) {
      this.#asked.delete(documentId)
      return { documentId, work: (id) => this.#compact(id) }
    }
    for (const documentId of this.#toThin) {
      this.#toThin.delete(documentId)
      return { documentId, work: (id) => this.#thin(id) }
    }
    return null
  }

  async #answerAll(): Promise<void> {
    for (let next = this.#questions.shift(); next; next = this.#questions.shift()) {
      try {
        this.#thread ??= new CompactionThread(this.parts.place)
        await next.ask(this.#thread)
      } catch (error) {
        next.failed(error)
        await this.#endThread()
      }
    }
  }

  async #compact(documentId: string): Promise<void> {
    this.#thread ??= new CompactionThread(this.parts.place)
    const compacted = await this.#thread.workOut(await this.#call(documentId))
    if (!compacted || this.#stopped) return
    await this.parts.log.compact(documentId, compacted)
  }

  async #thin(documentId: string): Promise<void> {
    const { log, thinning = NEVER_THINNED } = this.parts
    this.#thread ??= new CompactionThread(this.parts.place)
    const spans = await this.#thread.thinned(await this.#call(documentId), thinning)
    if (!spans || this.#stopped) return
    await log.thin(documentId, spans)
    // There may be more than one pass does.
    this.askToThin(documentId)
  }

  async #call(documentId: string): Promise<RecordCall> {
    const pins = (await this.parts.pins?.(documentId)) ?? []
    return { documentId, now: Date.now(), pins }
  }

  async #endThread(): Promise<void> {
    const thread = this.#thread
    this.#thread = null
    await thread?.end()
  }
}

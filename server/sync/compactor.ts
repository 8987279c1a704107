import type { Place } from '../db/open'
import { BrokenRecord } from './broken-record'
import { CompactionThread } from './compaction-thread'
import type { UpdateLog } from './update-log'

/** The thread ends when it had nothing to do for this long: it holds memory of its own. */
const REST_MS = 60_000

export interface CompactorParts {
  place: Place
  log: UpdateLog
  onFault(message: string, error: unknown): void
  /** Its record is proven to be broken. */
  onBroken(documentId: string, error: BrokenRecord): Promise<void>
}

/**
 * Makes records smaller and openings faster, one document at a time, behind everything else. It may
 * fail or be killed at any moment: a document stays as it was and is asked for again.
 */
export class Compactor {
  readonly #asked = new Set<string>()
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

  /** Resolves when nothing is asked for any more. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  /** Ends in the middle of anything. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#asked.clear()
    if (this.#rest) clearTimeout(this.#rest)
    await this.#thread?.end()
    await this.#running
  }

  async #run(): Promise<void> {
    if (this.#rest) clearTimeout(this.#rest)
    for (const documentId of this.#asked) {
      this.#asked.delete(documentId)
      try {
        await this.#compact(documentId)
      } catch (error) {
        if (!this.#stopped) this.parts.onFault('a record could not be compacted', error)
        if (error instanceof BrokenRecord) await this.parts.onBroken(documentId, error)
        // A thread that failed is not asked again.
        await this.#endThread()
      }
    }
    this.#running = null
    if (this.#stopped) return
    this.#rest = setTimeout(() => void this.#endThread(), REST_MS)
    this.#rest.unref()
  }

  async #compact(documentId: string): Promise<void> {
    this.#thread ??= new CompactionThread(this.parts.place)
    const compacted = await this.#thread.workOut(documentId, Date.now())
    if (!compacted || this.#stopped) return
    await this.parts.log.compact(documentId, compacted)
  }

  async #endThread(): Promise<void> {
    const thread = this.#thread
    this.#thread = null
    await thread?.end()
  }
}

import type { LogEntry, UpdateLog } from './update-log'

interface Queued {
  entry: LogEntry
  resolve(seq: number): void
  reject(error: unknown): void
}

/** Entries of one transaction at the most; bounds the time a commit takes. */
const BATCH = 2000

/**
 * Group commit over all rooms: commits at once when quiet; whatever arrives while a commit is under
 * way goes into the next one. Entries settle in the order they were added.
 */
export class LogWriter {
  #queue: Queued[] = []
  #running: Promise<void> | null = null

  constructor(private readonly log: UpdateLog) {}

  /** Resolves with the entry's seq once it is on disk; rejects when that is not certain. */
  append(entry: LogEntry): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ entry, resolve, reject })
      this.#running ??= this.#run()
    })
  }

  get waiting(): number {
    return this.#queue.length
  }

  /** Resolves when all that was added is settled. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  async #run(): Promise<void> {
    // One turn of the event loop, so that frames which arrived together are committed together.
    await Promise.resolve()
    while (this.#queue.length > 0) {
      const batch = this.#queue.splice(0, BATCH)
      await this.#commit(batch)
    }
    this.#running = null
  }

  async #commit(batch: Queued[]): Promise<void> {
    try {
      const seqs = await this.log.append(batch.map((queued) => queued.entry))
      batch.forEach((queued, i) => queued.resolve(seqs[i] ?? 0))
    } catch (error) {
      const rooms = byDocument(batch)
      if (rooms.length === 1) for (const queued of batch) queued.reject(error)
      // Rooms fail alone: one bad entry must not take its neighbours down with it.
      else for (const room of rooms) await this.#commit(room)
    }
  }
}

function byDocument(batch: readonly Queued[]): Queued[][] {
  const groups = new Map<string, Queued[]>()
  for (const queued of batch) {
    const group = groups.get(queued.entry.documentId)
    if (group) group.push(queued)
    else groups.set(queued.entry.documentId, [queued])
  }
  return [...groups.values()]
}

import { NO_METER, type Meter } from './meter'
import type { LogEntry, UpdateLog } from './update-log'

/**
 * One room's way to the log. Once an entry of it is uncertain nothing that came after may be
 * stored, or the log would have what rests on a missing edit.
 */
export interface Lane {
  broken: boolean
}

interface Queued {
  lane: Lane
  entry: LogEntry
  /** When it was handed over, by `performance.now()`. */
  since: number
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

  constructor(
    private readonly log: UpdateLog,
    private readonly meter: Meter = NO_METER,
  ) {}

  /** Resolves with the entry's seq once it is on disk; rejects when that is not certain. */
  append(lane: Lane, entry: LogEntry): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ lane, entry, since: performance.now(), resolve, reject })
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

  async #commit(queued: Queued[]): Promise<void> {
    for (const late of queued.filter(({ lane }) => lane.broken))
      late.reject(new Error('An earlier update of this document could not be stored.'))
    const batch = queued.filter(({ lane }) => !lane.broken)
    if (batch.length === 0) return
    try {
      const seqs = await this.log.append(batch.map((queued) => queued.entry))
      const now = performance.now()
      batch.forEach((stored, i) => {
        this.meter.committed(now - stored.since)
        stored.resolve(seqs[i] ?? 0)
      })
    } catch (error) {
      const rooms = byDocument(batch)
      // Rooms fail alone: one bad entry must not take its neighbours down with it.
      if (rooms.length > 1) for (const room of rooms) await this.#commit(room)
      else
        for (const failed of batch) {
          failed.lane.broken = true
          failed.reject(error)
        }
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

import { NO_METER, type Meter } from './meter'
import type { LogEntry, UpdateLog } from './update-log'

/**
 * One room's way to the log. Once an entry of it is uncertain nothing that came after may be
 * stored, or the log would have what rests on a missing edit.
 */
export interface Lane {
  broken: boolean
  /**
   * Entries of it are on disk and have settled, all that were in one commit.
   * @param since when the first of them arrived, by `performance.now()`
   */
  settled(since: number): void
}

/** How an entry ended: on disk under this seq, or uncertain. */
export type Settle = (outcome: { seq: number } | { error: unknown }) => void

interface Queued {
  lane: Lane
  entry: LogEntry
  /** When it arrived, by `performance.now()`. */
  since: number
  settle: Settle
}

/** Entries of one transaction at the most; bounds the time a commit takes. */
const BATCH = 2000
/**
 * A commit begins at least this long after the one before. It costs far more than what is in it, so
 * a busy server gathers; whoever is alone at night never waits.
 */
const GATHER_MS = 8

/**
 * Group commit over all rooms: commits at once when quiet; under load gathers what arrives within a
 * few milliseconds, and always while a commit is under way. Entries settle in the order they were
 * added. Callbacks instead of promises: this is done for every keystroke, and where promises are
 * watched (as Next has them watched) each costs more than the keystroke itself.
 */
export class LogWriter {
  #queue: Queued[] = []
  /** Entries of the commit under way. */
  #underWay = 0
  #isPlanned = false
  #isCommitting = false
  #begun = -Infinity
  #idle: (() => void)[] = []

  constructor(
    private readonly log: UpdateLog,
    private readonly meter: Meter = NO_METER,
  ) {}

  /** @param since when it arrived, by `performance.now()`, if that was before now */
  append(lane: Lane, entry: LogEntry, settle: Settle, since = performance.now()): void {
    this.#queue.push({ lane, entry, since, settle })
    this.#plan()
  }

  /** Entries that are not on disk yet, those of the commit under way among them. */
  get waiting(): number {
    return this.#queue.length + this.#underWay
  }

  /** Resolves when all that was added is settled. */
  async idle(): Promise<void> {
    if (!this.#isPlanned && !this.#isCommitting) return
    await new Promise<void>((resolve) => this.#idle.push(resolve))
  }

  #plan(): void {
    if (this.#isPlanned || this.#isCommitting) return
    this.#isPlanned = true
    const wait = this.#begun + GATHER_MS - performance.now()
    if (wait > 0) setTimeout(() => void this.#run(), wait)
    // After all that was read in this turn of the loop: it arrived together.
    else setImmediate(() => void this.#run())
  }

  async #run(): Promise<void> {
    this.#isPlanned = false
    this.#isCommitting = true
    this.#begun = performance.now()
    const queued = this.#queue.splice(0, BATCH)
    this.#underWay = queued.length
    await this.#commit(queued)
    this.#underWay = 0
    this.#isCommitting = false
    if (this.#queue.length > 0) return this.#plan()
    for (const resolve of this.#idle.splice(0)) resolve()
  }

  async #commit(queued: Queued[]): Promise<void> {
    const late = queued.filter(({ lane }) => lane.broken)
    for (const { settle } of late)
      settle({ error: new Error('An earlier update of this document could not be stored.') })
    const batch = late.length === 0 ? queued : queued.filter(({ lane }) => !lane.broken)
    if (batch.length === 0) return
    let seqs: number[]
    try {
      seqs = await this.log.append(batch.map(({ entry }) => entry))
    } catch (error) {
      const rooms = byDocument(batch)
      // Rooms fail alone: one bad entry must not take its neighbours down with it.
      if (rooms.length > 1) for (const room of rooms) await this.#commit(room)
      else
        for (const { lane, settle } of batch) {
          lane.broken = true
          settle({ error })
        }
      return
    }
    const now = performance.now()
    this.meter.committed(batch.length, now - (batch[0]?.since ?? now))
    const lanes = new Map<Lane, number>()
    batch.forEach(({ lane, since, settle }, i) => {
      if (!lanes.has(lane)) lanes.set(lane, since)
      settle({ seq: seqs[i] ?? 0 })
    })
    for (const [lane, since] of lanes) lane.settled(since)
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

import type { ThinningPolicy } from '../config'
import type { UpdateLog } from './update-log'

const DAY_MS = 24 * 3_600_000

export interface SweepParts {
  log: Pick<UpdateLog, 'withChunksBefore'>
  policy: ThinningPolicy
  /** Its record is broken: its bytes are left alone. */
  isAside(documentId: string): boolean
  ask(documentId: string): void
  onFault(message: string, error: unknown): void
}

/** Asks for old records to be thinned: when the server starts, and once a day. */
export class Sweep {
  #timer: NodeJS.Timeout | null = null

  constructor(private readonly parts: SweepParts) {}

  /** No-op when nothing is to be thinned, ever. */
  async begin(): Promise<void> {
    const { log, policy, isAside, ask, onFault } = this.parts
    const ages = [policy.toHoursAfterMs, policy.toDaysAfterMs].filter((age) => age !== null)
    if (ages.length === 0) return
    this.#timer = setTimeout(() => void this.begin(), DAY_MS)
    this.#timer.unref()
    try {
      const old = await log.withChunksBefore(Date.now() - Math.min(...ages))
      for (const documentId of old) if (!isAside(documentId)) ask(documentId)
    } catch (error) {
      onFault('it could not be seen which records are old', error)
    }
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
  }
}

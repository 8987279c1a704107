import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { Log } from '../log'
import { forgetOld } from './store'

const DAY_MS = 24 * 60 * 60 * 1000
/** What was read stays for a season, to be found again; what nobody looked at for half a year goes. */
const READ_STAYS_MS = 90 * DAY_MS
const UNREAD_STAYS_MS = 180 * DAY_MS

/** Takes old notices away, once a day. */
export class Tidying {
  #timer: NodeJS.Timeout | null = null
  #doing: Promise<void> = Promise.resolve()

  constructor(private readonly parts: { database: Database<Schema>; log: Log }) {}

  begin(): void {
    this.#timer = setInterval(() => void this.tidy(), DAY_MS)
    this.#timer.unref()
    void this.tidy()
  }

  /** Resolves when what is old by now is gone; failing is logged, and tried again the next day. */
  tidy(now = Date.now()): Promise<void> {
    const before = {
      read: new Date(now - READ_STAYS_MS).toISOString(),
      at: new Date(now - UNREAD_STAYS_MS).toISOString(),
    }
    this.#doing = this.#doing
      .then(() => forgetOld(this.parts.database.db, before))
      .catch((error: unknown) => this.parts.log.warn({ err: error }, 'old notices stay for now'))
    return this.#doing
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer)
    await this.#doing
  }
}

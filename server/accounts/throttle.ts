import { createHmac, randomBytes } from 'node:crypto'
import { AppError } from '../../lib/errors'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const PAIR = { limit: 5, within: 15 * MINUTE }
const ADDRESS = { limit: 50, within: HOUR }
const ACCOUNT = { limit: 100, within: HOUR }
const SLOWED_MS = 2000
const MAX_KEYS = 100_000

interface Count {
  failures: number
  until: number
}

/**
 * Slows down whoever guesses passwords. Counts in memory, under hashes with a key that dies with
 * the process, so nothing here says who tried what from where. An account is never locked, since
 * that would let anybody lock out anybody: after a hundred failures an hour it only gets slow.
 */
export class Throttle {
  private readonly key = randomBytes(32)
  private readonly counts = new Map<string, Count>()

  constructor(
    private readonly now: () => number = Date.now,
    private readonly pause: (ms: number) => Promise<void> = wait,
  ) {}

  /**
   * Counts a try as failed, before it is known whether it fails, so that a thousand at once do not
   * slip through; call `succeeded` when it does not. Unknown accounts count like known ones.
   * @throws AppError too_many_tries
   */
  async attempt(account: string, address: string): Promise<void> {
    const [pair, from, to] = this.keys(account, address)
    if (this.failures(pair) >= PAIR.limit || this.failures(from) >= ADDRESS.limit)
      throw new AppError('too_many_tries')
    const slowed = this.failures(to) >= ACCOUNT.limit
    this.add(pair, PAIR.within)
    this.add(from, ADDRESS.within)
    this.add(to, ACCOUNT.within)
    if (slowed) await this.pause(SLOWED_MS)
  }

  /** Takes the try back. The address keeps its other failures: one good account excuses no guessing. */
  succeeded(account: string, address: string): void {
    const [pair, from, to] = this.keys(account, address)
    this.counts.delete(pair)
    for (const key of [from, to]) {
      const count = this.counts.get(key)
      if (count) count.failures--
    }
  }

  private keys(account: string, address: string): [string, string, string] {
    return [
      this.hidden(`pair ${account} ${address}`),
      this.hidden(`from ${address}`),
      this.hidden(`to ${account}`),
    ]
  }

  private hidden(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('base64')
  }

  private failures(key: string): number {
    const count = this.counts.get(key)
    if (!count) return 0
    if (count.until > this.now()) return count.failures
    this.counts.delete(key)
    return 0
  }

  private add(key: string, within: number): void {
    const count = this.counts.get(key)
    if (count) {
      count.failures++
      return
    }
    if (this.counts.size >= MAX_KEYS) this.forgetOldest()
    this.counts.set(key, { failures: 1, until: this.now() + within })
  }

  // A Map keeps the order of insertion, so the oldest come first.
  private forgetOldest(): void {
    let spare = MAX_KEYS / 10
    for (const key of this.counts.keys()) {
      if (spare-- <= 0) return
      this.counts.delete(key)
    }
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, ms))
}

/** Allows `perSecond` on average and `burst` at once. Says how long to wait rather than refusing. */
export class TokenBucket {
  #tokens: number
  #at: number

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#tokens = burst
    this.#at = now()
  }

  /**
   * Takes `cost` tokens and answers 0; or takes none and answers the milliseconds to wait. What
   * costs more than a burst passes when the bucket is full.
   */
  take(cost = 1): number {
    const now = this.now()
    this.#tokens = Math.min(this.burst, this.#tokens + ((now - this.#at) / 1000) * this.perSecond)
    this.#at = now
    const lacking = Math.min(cost, this.burst) - this.#tokens
    if (lacking > 0) return (lacking / this.perSecond) * 1000
    this.#tokens -= cost
    return 0
  }
}

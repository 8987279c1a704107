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

  /** Takes one; answers the milliseconds until there will be another, 0 when there is one now. */
  take(): number {
    const now = this.now()
    this.#tokens = Math.min(this.burst, this.#tokens + ((now - this.#at) / 1000) * this.perSecond)
    this.#at = now
    this.#tokens -= 1
    return this.#tokens >= 0 ? 0 : (-this.#tokens / this.perSecond) * 1000
  }
}

import { SLOWEST_LINE } from '../protocol'

/** How long a connection may say nothing, in milliseconds. */
export interface WatchTimes {
  /** From the first attempt until it is open; browsers wait for minutes. */
  openWithin: number
  /** Until it is asked whether it is still there. */
  askAfter: number
  /** And until it is given up when it does not answer. */
  answerWithin: number
}

export const WATCH_TIMES: WatchTimes = { openWithin: 15_000, askAfter: 5_000, answerWithin: 3_000 }

/**
 * Tells a dead line from a quiet or a slow one. A message is heard of when all of it is there, so
 * behind a large one the line is silent for as long as it takes: that much longer is waited.
 * Times are milliseconds of any one clock.
 */
export class LineWatch {
  #since = 0
  #askedAt: number | null = null
  #isOpen = false
  /** Until then large messages may be on their way. */
  #movingUntil = 0

  constructor(private readonly times: WatchTimes) {}

  connecting(now: number): void {
    this.#begin(false, now)
  }

  opened(now: number): void {
    this.#begin(true, now)
  }

  heard(now: number): void {
    this.#since = now
    this.#askedAt = null
  }

  asked(now: number): void {
    this.#askedAt = now
  }

  /** So many bytes are on their way, there or here. */
  moves(bytes: number, now: number): void {
    this.#movingUntil = Math.max(now, this.#movingUntil) + bytes / SLOWEST_LINE
  }

  /** What was on its way is there. */
  arrived(): void {
    this.#movingUntil = 0
  }

  /** What to do about the line now. Asks nothing of one that nobody has begun. */
  look(now: number): 'wait' | 'ask' | 'give-up' {
    const { openWithin, askAfter, answerWithin } = this.times
    const since = Math.max(this.#since, this.#movingUntil)
    if (!this.#isOpen) return now - since > openWithin ? 'give-up' : 'wait'
    if (this.#askedAt === null) return now - since > askAfter ? 'ask' : 'wait'
    return now - Math.max(this.#askedAt, this.#movingUntil) > answerWithin ? 'give-up' : 'wait'
  }

  #begin(isOpen: boolean, now: number): void {
    this.#isOpen = isOpen
    this.#since = now
    this.#askedAt = null
    this.#movingUntil = 0
  }
}

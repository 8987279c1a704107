import type { ClientFrame } from './frames'
import { TokenBucket } from './token-bucket'

/** Frames a client may have waiting because it was too fast; then it is told so. */
const MOST = 1000
/** An update costs one token, and one more for each this many bytes. */
const BYTES_A_TOKEN = 20_000

export interface InboxParts {
  updatesPerSecond: number
  /** Stops and goes on reading from the socket. */
  pause(): void
  resume(): void
  /** When it answers a promise, the frames behind it wait until that is kept; it never rejects. */
  handle(frame: ClientFrame): void | Promise<void>
}

/**
 * What a client has sent, handled in order and no faster than allowed. Backpressure instead of
 * loss: a client that is too fast is read more slowly. One timer however much waits.
 */
export class Inbox {
  #waiting: ClientFrame[] = []
  #paused = false
  readonly #updates: TokenBucket
  readonly #steps = new TokenBucket(0.2, 5)
  readonly #small = new TokenBucket(40, 120)

  constructor(private readonly parts: InboxParts) {
    const { updatesPerSecond } = parts
    this.#updates = new TokenBucket(updatesPerSecond, updatesPerSecond * 4)
  }

  /** @returns false when more waits than anybody should have sent. */
  take(frame: ClientFrame): boolean {
    if (this.#waiting.length >= MOST) return false
    this.#waiting.push(frame)
    if (!this.#paused) this.#work()
    return true
  }

  /** Forgets what waits; nothing more is handled. */
  clear(): void {
    this.#waiting = []
  }

  #work(): void {
    for (let frame = this.#waiting[0]; frame; frame = this.#waiting[0]) {
      const wait = this.#waitFor(frame)
      if (wait > 0) return this.#pauseFor(wait)
      this.#waiting.shift()
      const handling = this.parts.handle(frame)
      if (handling) return this.#pauseWhile(handling)
    }
  }

  #pauseFor(ms: number): void {
    this.#pause()
    setTimeout(() => this.#goOn(), ms).unref()
  }

  #pauseWhile(handling: Promise<void>): void {
    this.#pause()
    void handling.then(() => this.#goOn())
  }

  #pause(): void {
    this.#paused = true
    this.parts.pause()
  }

  #goOn(): void {
    this.#paused = false
    this.parts.resume()
    this.#work()
  }

  #waitFor(frame: ClientFrame): number {
    if (frame.kind === 'step1') return this.#steps.take()
    if (frame.kind === 'step2' || frame.kind === 'update')
      return this.#updates.take(1 + Math.floor(frame.update.length / BYTES_A_TOKEN))
    return this.#small.take()
  }
}

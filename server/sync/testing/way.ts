import type { Socket } from 'node:net'
import { setImmediate as aTurn, setTimeout as pass } from 'node:timers/promises'
import type { Random } from './random'

export interface WayOptions {
  random: Random | undefined
  /** Longest delay of what comes in one go, in milliseconds. */
  delay: number
  /** Most bytes of a piece. */
  piece: number
  /** Bytes in a millisecond. */
  bytesPerMs: number | undefined
  /** How many of these bytes may still pass. */
  hasRoom(bytes: number): number
}

/** Bytes that may wait here before the sender is read no further. */
const MOST_WAITING = 64 * 1024

/** One way of a connection: bytes in their order, in pieces, late and no faster than told. */
export class Way {
  readonly #waiting: { bytes: Buffer; isBegun: boolean }[] = []
  #bytes = 0
  #working = false
  #swallows = false
  #ended = false

  constructor(
    private readonly from: Socket,
    private readonly to: Socket,
    private readonly options: WayOptions,
  ) {
    from.on('data', (bytes: Buffer) => {
      if (this.#swallows) return
      this.#waiting.push({ bytes, isBegun: false })
      this.#bytes += bytes.length
      if (this.#bytes > MOST_WAITING) from.pause()
      if (!this.#working) void this.#work()
    })
    from.on('end', () => {
      this.#ended = true
      if (!this.#working && !this.#swallows) to.end()
    })
  }

  /** From now on nothing comes out at the other end, not even that nothing more will. */
  swallow(): void {
    this.#swallows = true
    this.#waiting.length = 0
    this.from.resume()
  }

  async #work(): Promise<void> {
    this.#working = true
    for (let first = this.#waiting.shift(); first; first = this.#waiting.shift()) {
      const { bytes, isBegun } = first
      const length = this.#lengthOf(bytes)
      const ms = this.#msFor(length, isBegun)
      // A turn at least, so that pieces leave one by one.
      await (ms > 0 ? pass(ms) : aTurn())
      if (this.#swallows) break
      this.to.write(bytes.subarray(0, this.options.hasRoom(length)))
      if (length < bytes.length)
        this.#waiting.unshift({ bytes: bytes.subarray(length), isBegun: true })
      this.#bytes -= length
      if (this.#bytes <= MOST_WAITING && this.from.isPaused()) this.from.resume()
    }
    this.#working = false
    if (this.#ended && !this.#swallows) this.to.end()
  }

  #lengthOf({ length }: Buffer): number {
    const { piece, random, bytesPerMs } = this.options
    // At most what takes a tenth of a second, so that a slow line is slow and not lumpy.
    const most = Math.min(piece, bytesPerMs ? bytesPerMs * 100 : Infinity)
    if (length <= most) return length
    return random ? 1 + random.below(most) : most
  }

  #msFor(length: number, isBegun: boolean): number {
    const { delay, random, bytesPerMs } = this.options
    const late = delay > 0 && random && !isBegun ? random.below(delay + 1) : 0
    return late + (bytesPerMs ? length / bytesPerMs : 0)
  }
}

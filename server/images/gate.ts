import { AppError } from '../../lib/errors'

/**
 * How many may do something at once: a few in all, fewer a person, so that nobody takes all places.
 * Whoever finds none is told to come back; waiting would hold what they brought in memory.
 */
export class Gate {
  private readonly inside = new Map<string, number>()
  private count = 0

  constructor(private readonly places: { inAll: number; perPerson: number }) {}

  /** @throws AppError busy */
  async pass<T>(userId: string, work: () => Promise<T>): Promise<T> {
    const own = this.inside.get(userId) ?? 0
    if (this.count >= this.places.inAll || own >= this.places.perPerson) throw new AppError('busy')
    this.count++
    this.inside.set(userId, own + 1)
    try {
      return await work()
    } finally {
      this.count--
      const left = (this.inside.get(userId) ?? 1) - 1
      if (left > 0) this.inside.set(userId, left)
      else this.inside.delete(userId)
    }
  }
}

/** A queue for heavy work: some at a time, in the order in which they came. */
export class Turns {
  private free: number
  private readonly waiting: (() => void)[] = []

  constructor(atOnce: number) {
    this.free = atOnce
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free--
    else await new Promise<void>((ready) => this.waiting.push(ready))
    try {
      return await work()
    } finally {
      const next = this.waiting.shift()
      // The place goes from hand to hand, so that nobody slips in between.
      if (next) next()
      else this.free++
    }
  }
}

/** What holds for a stretch of one client's clocks, up to but not including `to`. */
interface Stretch {
  from: number
  to: number
  value: number
}

/** What holds at one clock, and up to where it does; -1 where nothing was ever said. */
export interface Said {
  value: number
  to: number
}

/** Up to this many, going to each place is cheaper than a pass over everything. */
const FEW = 8

/**
 * Something said once about stretches of (client, clock), each place the first time only: in which
 * entry of a record a character came, or went. Kept as sorted stretches that do not overlap, so that
 * it takes as much room as there are turns between authors, whatever lengths are claimed.
 */
export class ClockMap {
  readonly #byClient = new Map<number, Stretch[]>()

  /**
   * Says something of every place in these ranges of which nothing was said before.
   * @param ranges in order, not overlapping; ends are exclusive
   */
  claim(client: number, ranges: readonly (readonly [from: number, to: number])[], value: number) {
    const stretches = this.#byClient.get(client)
    if (!stretches) {
      this.#byClient.set(client, merged([], ranges, value))
      return
    }
    const portions = ranges.length <= FEW ? ranges.map((range) => [range]) : [ranges]
    for (const portion of portions) {
      const [first] = portion
      const last = portion.at(-1)
      if (!first || !last) continue
      // With those that only touch: they may melt into it.
      const low = firstWhere(stretches, ({ to }) => to >= first[0])
      const high = firstWhere(stretches, ({ from }) => from > last[1])
      const news = merged(stretches.slice(low, high), portion, value)
      stretches.splice(low, high - low, ...news)
    }
  }

  /** What was said of this place. */
  at(client: number, clock: number): Said {
    const stretches = this.#byClient.get(client)
    const stretch = stretches?.[firstWhere(stretches, ({ to }) => to > clock)]
    if (!stretch) return { value: -1, to: Infinity }
    return clock < stretch.from ? { value: -1, to: stretch.from } : stretch
  }
}

/** Old stretches with the gaps between them filled, as far as ranges reach. */
function merged(
  old: readonly Stretch[],
  ranges: readonly (readonly [from: number, to: number])[],
  value: number,
): Stretch[] {
  const out: Stretch[] = []
  let next = 0
  for (const [from, to] of ranges) {
    let at = from
    for (let stretch = old[next]; stretch && stretch.from < to; stretch = old[next]) {
      if (stretch.from > at) add(out, { from: at, to: stretch.from, value })
      at = Math.max(at, stretch.to)
      // It reaches past this range and may fill the beginning of the next.
      if (stretch.to > to) break
      add(out, stretch)
      next += 1
    }
    if (at < to) add(out, { from: at, to, value })
  }
  for (const stretch of old.slice(next)) add(out, stretch)
  return out
}

function add(out: Stretch[], { from, to, value }: Stretch): void {
  const last = out.at(-1)
  if (last && last.to === from && last.value === value) last.to = to
  else out.push({ from, to, value })
}

/** The first place in a sorted list where this holds; its length when nowhere. */
export function firstWhere<T>(sorted: readonly T[], holds: (value: T) => boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    const value = sorted[middle]
    if (value !== undefined && holds(value)) high = middle
    else low = middle + 1
  }
  return low
}

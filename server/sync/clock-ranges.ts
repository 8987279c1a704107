/**
 * A set of (client, clock) pairs kept as sorted, merged ranges: which parts of a document have been
 * deleted. Lets a room tell news from repetition without building the document.
 */
export class ClockRanges {
  readonly #byClient = new Map<number, Range[]>()

  /** True when every clock of the range is in the set; an empty range is. */
  covers(client: number, clock: number, length: number): boolean {
    if (length === 0) return true
    const ranges = this.#byClient.get(client)
    if (!ranges) return false
    const range = ranges[firstEndingAfter(ranges, clock)]
    return range !== undefined && range.from <= clock && clock + length <= range.to
  }

  /** Adds many at once: one pass over what is there, however many there are. Must be in order. */
  addAll(client: number, added: readonly (readonly [clock: number, length: number])[]): void {
    if (added.length <= FEW) {
      for (const [clock, length] of added) this.add(client, clock, length)
      return
    }
    const old = this.#byClient.get(client) ?? []
    const merged: Range[] = []
    let i = 0
    for (const [clock, length] of added) {
      for (let range = old[i]; range && range.from <= clock; range = old[++i]) melt(merged, range)
      melt(merged, { from: clock, to: clock + length })
    }
    for (let range = old[i]; range; range = old[++i]) melt(merged, range)
    this.#byClient.set(client, merged)
  }

  add(client: number, clock: number, length: number): void {
    if (length === 0) return
    const ranges = this.#byClient.get(client)
    if (!ranges) {
      this.#byClient.set(client, [{ from: clock, to: clock + length }])
      return
    }
    let from = clock
    let to = clock + length
    // Everything that touches the new range melts into it.
    const start = firstEndingAfter(ranges, from - 1)
    let end = start
    for (; end < ranges.length; end++) {
      const range = ranges[end]
      if (!range || range.from > to) break
      from = Math.min(from, range.from)
      to = Math.max(to, range.to)
    }
    ranges.splice(start, end - start, { from, to })
  }
}

/** Up to this many, adding one by one is cheaper than a pass over everything. */
const FEW = 8

/** Appends a range that begins no earlier than the last one does. */
function melt(ranges: Range[], { from, to }: Range): void {
  const last = ranges[ranges.length - 1]
  if (last && from <= last.to) last.to = Math.max(last.to, to)
  else if (to > from) ranges.push({ from, to })
}

interface Range {
  from: number
  /** Exclusive. */
  to: number
}

/** Index of the first range whose end lies after `clock`. */
function firstEndingAfter(ranges: readonly Range[], clock: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    const range = ranges[middle]
    if (range && range.to <= clock) low = middle + 1
    else high = middle
  }
  return low
}

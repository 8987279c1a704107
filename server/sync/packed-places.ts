/**
 * Ranges of clocks and where they lie, as columns: they go from one thread to another, and into
 * what a room knows, as a few pieces of memory however many ranges there are.
 */
export interface PlaceColumns {
  froms: Float64Array<ArrayBuffer>
  tos: Float64Array<ArrayBuffer>
  /** Of each range, which of the names. */
  which: Uint32Array<ArrayBuffer>
  /** Every name, one behind the other, and where each ends. */
  names: string
  ends: Uint32Array<ArrayBuffer>
}

/** Packs ranges that come in order. */
export function packOf(
  ranges: readonly { from: number; to: number; place: string }[],
): PlaceColumns {
  const index = new Map<string, number>()
  for (const { place } of ranges) if (!index.has(place)) index.set(place, index.size)
  let end = 0
  return {
    froms: Float64Array.from(ranges, ({ from }) => from),
    tos: Float64Array.from(ranges, ({ to }) => to),
    which: Uint32Array.from(ranges, ({ place }) => index.get(place) ?? 0),
    names: [...index.keys()].join(''),
    ends: Uint32Array.from(index.keys(), (name) => (end += name.length)),
  }
}

/** Memory that may be handed over instead of copied. */
export function memoryOf({ froms, tos, which, ends }: PlaceColumns): ArrayBuffer[] {
  return [froms.buffer, tos.buffer, which.buffer, ends.buffer]
}

/** Packed ranges that can be asked. */
export class PackedPlaces {
  constructor(private readonly columns: PlaceColumns) {}

  get from(): number {
    return this.columns.froms[0] ?? 0
  }

  get to(): number {
    return this.columns.tos.at(-1) ?? 0
  }

  at(clock: number): string | undefined {
    const { froms, tos, which, names, ends } = this.columns
    const at = indexAround(froms.length, clock, (i) => ({ from: froms[i] ?? 0, to: tos[i] ?? 0 }))
    const name = which[at]
    return name === undefined ? undefined : names.slice(ends[name - 1] ?? 0, ends[name])
  }
}

/** The index of the range that holds a clock, by halving; -1 when none does. */
export function indexAround(
  count: number,
  clock: number,
  rangeAt: (index: number) => { from: number; to: number } | undefined,
): number {
  let low = 0
  let high = count - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = rangeAt(middle)
    if (!range) return -1
    if (clock < range.from) high = middle - 1
    else if (clock >= range.to) low = middle + 1
    else return middle
  }
  return -1
}

/** The same thing in two rows, by its number in each. */
export interface Pair {
  a: number
  b: number
}

/** Finds what of two rows belongs together, in rising order of both. */
export type Matcher<T> = (a: readonly T[], b: readonly T[]) => Pair[]

/**
 * What of two rows belongs together: the first matcher says what it is sure of, each of the others
 * is asked about the gaps that were left.
 */
export function pairsOf<T>(
  a: readonly T[],
  b: readonly T[],
  matchers: readonly Matcher<T>[],
): Pair[] {
  let pairs: Pair[] = []
  for (const match of matchers) {
    const found: Pair[] = []
    let [fromA, fromB] = [0, 0]
    for (const pair of [...pairs, { a: a.length, b: b.length }]) {
      if (fromA < pair.a && fromB < pair.b)
        for (const inner of match(a.slice(fromA, pair.a), b.slice(fromB, pair.b)))
          found.push({ a: fromA + inner.a, b: fromB + inner.b })
      if (pair.a < a.length || pair.b < b.length) found.push(pair)
      fromA = pair.a + 1
      fromB = pair.b + 1
    }
    pairs = found
  }
  return pairs
}

/** Those whose key stands once in each row, as many as keep their order ("patience diff"). */
export function once<T>(keyOf: (one: T) => string): Matcher<T> {
  return (a, b) => {
    const [inA, inB] = [placesOnce(a, keyOf), placesOnce(b, keyOf)]
    const pairs: Pair[] = []
    for (const [key, i] of inA) {
      const j = inB.get(key)
      if (i !== null && j !== undefined && j !== null) pairs.push({ a: i, b: j })
    }
    return longestRising(pairs)
  }
}

/** What both rows begin with, and what both end with. */
export function ends<T>(keyOf: (one: T) => string): Matcher<T> {
  return (a, b) => {
    const most = Math.min(a.length, b.length)
    const same = (i: number, j: number) => {
      const [one, other] = [a[i], b[j]]
      return one !== undefined && other !== undefined && keyOf(one) === keyOf(other)
    }
    let start = 0
    while (start < most && same(start, start)) start++
    let end = 0
    while (end < most - start && same(a.length - 1 - end, b.length - 1 - end)) end++
    const pairs: Pair[] = []
    for (let i = 0; i < start; i++) pairs.push({ a: i, b: i })
    for (let i = end; i > 0; i--) pairs.push({ a: a.length - i, b: b.length - i })
    return pairs
  }
}

/**
 * As much as possible in order, by what each pair is worth (0: does not belong together). Rows whose
 * product is beyond `most` are left to `otherwise`.
 */
export function best<T>(
  worth: (one: T, other: T) => number,
  most: number,
  otherwise: Matcher<T>,
): Matcher<T> {
  return (a, b) => {
    if (a.length * b.length > most) return otherwise(a, b)
    const width = b.length + 1
    const values = new Float64Array(a.length * b.length)
    // The best that can be had from here to both ends.
    const sums = new Float64Array((a.length + 1) * width)
    for (let i = a.length - 1; i >= 0; i--)
      for (let j = b.length - 1; j >= 0; j--) {
        const [one, other] = [a[i], b[j]]
        const value = one !== undefined && other !== undefined ? worth(one, other) : 0
        values[i * b.length + j] = value
        const apart = Math.max(sums[(i + 1) * width + j] ?? 0, sums[i * width + j + 1] ?? 0)
        const both = value > 0 ? value + (sums[(i + 1) * width + j + 1] ?? 0) : 0
        sums[i * width + j] = Math.max(apart, both)
      }
    const pairs: Pair[] = []
    for (let i = 0, j = 0; i < a.length && j < b.length;) {
      const here = sums[i * width + j] ?? 0
      const value = values[i * b.length + j] ?? 0
      if (value > 0 && here === value + (sums[(i + 1) * width + j + 1] ?? 0))
        pairs.push({ a: i++, b: j++ })
      else if (here === (sums[(i + 1) * width + j] ?? 0)) i++
      else j++
    }
    return pairs
  }
}

/** Where each key stands; null for those that stand more than once. */
function placesOnce<T>(row: readonly T[], keyOf: (one: T) => string): Map<string, number | null> {
  const places = new Map<string, number | null>()
  row.forEach((one, i) => {
    const key = keyOf(one)
    places.set(key, places.has(key) ? null : i)
  })
  return places
}

/** Of pairs in the order of their first, as many as possible that are in the order of their second. */
function longestRising(pairs: readonly Pair[]): Pair[] {
  // The end of the best row of each length, and what stands before each pair in its row.
  const ends: number[] = []
  const before = new Array<number>(pairs.length)
  const second = (i: number | undefined) => (i === undefined ? -1 : (pairs[i]?.b ?? -1))
  pairs.forEach(({ b: j }, i) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (second(ends[middle]) < j) low = middle + 1
      else high = middle
    }
    before[i] = low > 0 ? (ends[low - 1] ?? -1) : -1
    ends[low] = i
  })
  const row: Pair[] = []
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) {
    const pair = pairs[i]
    if (pair) row.push(pair)
  }
  return row.reverse()
}

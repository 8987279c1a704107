import { expect, inject, it } from 'vitest'
import { Random } from '../../server/sync/testing/random'
import { ClockMap } from './clock-map'

it('[HI1] whatever is said of the same places again, and in whatever portions, the first word stands', () => {
  const random = new Random(inject('seed'))
  for (let run = 0; run < 40; run++) {
    const map = new ClockMap()
    const plain = new Map<number, number>()
    for (let value = 0; value < 12; value++) {
      const ranges = someRanges(random)
      map.claim(7, ranges, value)
      for (const [from, to] of ranges)
        for (let clock = from; clock < to; clock++) if (!plain.has(clock)) plain.set(clock, value)
    }
    for (let clock = 0; clock < 130; clock++) {
      const said = map.at(7, clock)
      expect(said.value).toBe(plain.get(clock) ?? -1)
      expect(said.to).toBeGreaterThan(clock)
      // What is said holds up to where it says.
      const end = Math.min(said.to, 130)
      for (let at = clock; at < end; at++) expect(plain.get(at) ?? -1).toBe(said.value)
    }
    expect(map.at(8, 3)).toEqual({ value: -1, to: Infinity })
  }
})

function someRanges(random: Random): [number, number][] {
  const ranges: [number, number][] = []
  let at = random.below(20)
  for (let left = random.below(20); left > 0 && at < 110; left--) {
    const to = at + 1 + random.below(6)
    ranges.push([at, to])
    at = to + 1 + random.below(7)
  }
  return ranges
}

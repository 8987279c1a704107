import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ClockRanges } from './clock-ranges'

describe('ClockRanges', () => {
  it('[SY7] knows exactly the clocks that were added, in whatever order', () => {
    const range = fc.tuple(
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: 8 }),
    )
    fc.assert(
      fc.property(fc.array(range), range, (added, [client, clock, length]) => {
        const ranges = new ClockRanges()
        const model = new Set<string>()
        for (const [c, from, n] of added) {
          ranges.add(c, from, n)
          for (let i = from; i < from + n; i++) model.add(`${c}/${i}`)
        }
        const all = Array.from({ length }, (_, i) => model.has(`${client}/${clock + i}`))
        expect(ranges.covers(client, clock, length)).toBe(all.every(Boolean))
      }),
      { numRuns: 500 },
    )
  })

  it('[SY7] adds many at once as if one by one, and quickly', () => {
    const pair = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 5 }))
    fc.assert(
      fc.property(fc.array(pair), fc.array(pair, { minLength: 9 }), (before, unsorted) => {
        const added = [...unsorted].sort(([a], [b]) => a - b)
        const [one, all] = [new ClockRanges(), new ClockRanges()]
        for (const ranges of [one, all])
          for (const [clock, length] of before) ranges.add(1, clock, length)
        for (const [clock, length] of added) one.add(1, clock, length)
        all.addAll(1, added)
        for (let clock = 0; clock < 70; clock++)
          expect(all.covers(1, clock, 1)).toBe(one.covers(1, clock, 1))
      }),
    )
    const every = Array.from({ length: 250_000 }, (_, i) => [i * 2, 1] as const)
    const ranges = new ClockRanges()
    ranges.addAll(1, every)
    ranges.addAll(
      1,
      every.map(([clock]) => [clock + 1, 1] as const),
    )
    expect(ranges.covers(1, 0, 500_000)).toBe(true)
  })
})

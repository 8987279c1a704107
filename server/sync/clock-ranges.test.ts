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
})

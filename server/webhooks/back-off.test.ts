import { describe, expect, it } from 'vitest'
import { pauseAfter } from './back-off'

describe('trying again', () => {
  it('[WH5] waits longer each time, for about a day, then gives up', () => {
    const pauses: number[] = []
    for (let tries = 1; ; tries++) {
      const pause = pauseAfter(tries, 0.5)
      if (pause === null) break
      pauses.push(pause)
    }
    expect(pauses[0]).toBe(5000)
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b))
    const hours = pauses.reduce((sum, pause) => sum + pause, 0) / 3_600_000
    expect(hours).toBeGreaterThan(23)
    expect(hours).toBeLessThan(25)
  })

  it('[WH5] spreads what failed at the same time', () => {
    expect(pauseAfter(1, 0)).toBe(4000)
    expect(pauseAfter(1, 1)).toBe(6000)
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import { LineWatch } from './line-watch'

const TIMES = { openWithin: 15_000, askAfter: 5_000, answerWithin: 3_000 }

describe('the watch over a connection', () => {
  let watch: LineWatch

  beforeEach(() => {
    watch = new LineWatch(TIMES)
  })

  it('[CL11] gives up one that does not open', () => {
    watch.connecting(1000)
    expect(watch.look(16_000)).toBe('wait')
    expect(watch.look(16_001)).toBe('give-up')
    watch.connecting(16_001)
    expect(watch.look(30_000)).toBe('wait')
  })

  it('[CL11] asks a silent one, and gives it up when it does not answer', () => {
    watch.opened(0)
    expect(watch.look(5000)).toBe('wait')
    expect(watch.look(5001)).toBe('ask')
    watch.asked(5001)
    expect(watch.look(8001)).toBe('wait')
    expect(watch.look(8002)).toBe('give-up')
    watch.heard(8002)
    expect(watch.look(13_002)).toBe('wait')
    expect(watch.look(13_003)).toBe('ask')
  })

  it('[CL12] waits longer while large messages are on their way, and no longer than that', () => {
    watch.opened(0)
    watch.moves(160_000, 0)
    watch.moves(160_000, 0)
    expect(watch.look(25_000)).toBe('wait')
    expect(watch.look(25_001)).toBe('ask')
    watch.asked(1)
    expect(watch.look(23_000)).toBe('wait')
    expect(watch.look(23_001)).toBe('give-up')
    watch.arrived()
    expect(watch.look(3_002)).toBe('give-up')
    watch.connecting(30_000)
    watch.opened(30_000)
    expect(watch.look(35_001)).toBe('ask')
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Throttle } from './throttle'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function recorded() {
  const done: string[] = []
  return { done, throttle: new Throttle(1000, (key) => void done.push(key)) }
}

describe('a throttle', () => {
  it('acts at once, then once more for all that was asked in the meantime', () => {
    const { done, throttle } = recorded()
    for (let n = 0; n < 50; n++) throttle.ask('a')
    expect(done).toEqual(['a'])
    vi.advanceTimersByTime(1000)
    expect(done).toEqual(['a', 'a'])
    vi.advanceTimersByTime(5000)
    expect(done).toEqual(['a', 'a'])
  })

  it('acts at most once in a time, however long it is asked', () => {
    const { done, throttle } = recorded()
    for (let n = 0; n < 100; n++) {
      throttle.ask('a')
      vi.advanceTimersByTime(100)
    }
    expect(done.length).toBe(11)
  })

  it('counts each key for itself', () => {
    const { done, throttle } = recorded()
    throttle.ask('a')
    throttle.ask('b')
    expect(done).toEqual(['a', 'b'])
  })

  it('does nothing any more when stopped', () => {
    const { done, throttle } = recorded()
    throttle.ask('a')
    throttle.ask('a')
    throttle.stop()
    vi.advanceTimersByTime(5000)
    expect(done).toEqual(['a'])
  })
})

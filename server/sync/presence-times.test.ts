import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { PresenceTimes } from './presence-times'

let shown: number[]
let times: PresenceTimes

beforeEach(() => {
  vi.useFakeTimers()
  shown = []
  times = new PresenceTimes(() => {
    times.stop()
    shown.push(Date.now() - begun)
  })
})
afterEach(() => void vi.useRealTimers())

const begun = Date.UTC(2026, 0, 1)
function at(ms: number): void {
  vi.advanceTimersByTime(begun + ms - Date.now())
}

it('[SY36] shows news after 50 ms, with what came in between', () => {
  vi.setSystemTime(begun)
  times.changed(true)
  at(30)
  times.changed(true)
  at(1000)
  expect(shown).toEqual([50])
})

it('[SY36] lets signs of life wait for each other, long before anybody is forgotten', () => {
  vi.setSystemTime(begun)
  times.changed(false)
  at(3000)
  times.changed(false)
  at(20_000)
  expect(shown).toEqual([5000])
})

it('[SY36] does not let news wait for them', () => {
  vi.setSystemTime(begun)
  times.changed(false)
  at(1000)
  times.changed(true)
  at(20_000)
  expect(shown).toEqual([1050])
})

it('[SY36] shows nothing once it was shown along with something else', () => {
  vi.setSystemTime(begun)
  times.changed(true)
  times.stop()
  at(20_000)
  expect(shown).toEqual([])
})

import { expect, it, vi } from 'vitest'
import { remembered } from './remembered'

it('[OV10] asks once however many scrape, and again after a while, failures among them', async () => {
  vi.useFakeTimers()
  let asked = 0
  const read = remembered(5000, async () => {
    asked += 1
    if (asked === 2) throw new Error('The database is away.')
    return asked
  })
  expect(await Promise.all([read(), read()])).toEqual([1, 1])
  vi.advanceTimersByTime(4999)
  expect(await read()).toBe(1)
  vi.advanceTimersByTime(1)
  await expect(read()).rejects.toThrow('away')
  await expect(read()).rejects.toThrow('away')
  expect(asked).toBe(2)
  vi.advanceTimersByTime(5000)
  expect(await read()).toBe(3)
  vi.useRealTimers()
})

it('[OV10] does not wait for an answer that never comes', async () => {
  vi.useFakeTimers()
  const read = remembered(5000, () => new Promise<number>(() => undefined))
  const answer = expect(read()).rejects.toThrow('No answer')
  await vi.advanceTimersByTimeAsync(2000)
  await answer
  vi.useRealTimers()
})

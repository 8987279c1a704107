import { expect, it } from 'vitest'
import { readable } from './sizes'

it('[SI1] bytes are said in a unit that people read, and what takes any room is never nothing', () => {
  expect(readable(0)).toEqual({ value: 0, unit: 'kilobyte' })
  expect(readable(1)).toEqual({ value: 0.1, unit: 'kilobyte' })
  expect(readable(2000)).toEqual({ value: 2, unit: 'kilobyte' })
  expect(readable(1_250_000)).toEqual({ value: 1.3, unit: 'megabyte' })
  expect(readable(1024 * 1024 * 1024)).toEqual({ value: 1.1, unit: 'gigabyte' })
})

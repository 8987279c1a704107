import { expect, it } from 'vitest'
import { roughly, ShareMake } from './shares'

it('[SH9] tells how often a link was opened only roughly', () => {
  const counts = [0, 1, 5, 6, 9, 10, 14, 15, 29, 99, 100, 149, 163, 999, 12_345]
  const told = [0, 1, 5, 5, 5, 10, 10, 15, 25, 95, 100, 100, 150, 950, 10_000]
  expect(counts.map(roughly)).toEqual(told)
})

it('[SH4] knows no link that works for ever', () => {
  expect(ShareMake.safeParse({ days: 365 }).success).toBe(true)
  for (const days of [0, 366, Infinity, 1.5, null])
    expect(ShareMake.safeParse({ days }).success).toBe(false)
})

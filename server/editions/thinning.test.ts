import { expect, inject, it } from 'vitest'
import { USUAL_KEEPING } from '../../lib/edition-keeping'
import { Random } from '../sync/testing/random'
import { surplus, type Aged } from './thinning'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** A Monday. */
const NOW = Date.parse('2026-05-04T12:00:00Z')

function aged(ago: number, held = false): Aged {
  return { id: `${ago}`, at: NOW - ago, held }
}

function stay(all: Aged[], keeping = USUAL_KEEPING, now = NOW): string[] {
  const goes = new Set(surplus(all, keeping, now))
  return all.filter(({ id }) => !goes.has(id)).map(({ id }) => id)
}

it('[EI20] of the last two days all stay, then the last of each day, then the last of each week', () => {
  const fresh = [0, HOUR, 30 * HOUR, 47 * HOUR].map((ago) => aged(ago))
  // The first of May: noon, eleven, ten. Noon is the last of that day.
  const day = [3 * DAY, 3 * DAY + HOUR, 3 * DAY + 2 * HOUR].map((ago) => aged(ago))
  // Older than sixty days, Monday to Sunday of one week: its Sunday stays.
  const week = [64, 65, 66, 67, 68, 69, 70].map((days) => aged(days * DAY))
  expect(new Date(NOW - 64 * DAY).getUTCDay()).toBe(0)
  expect(stay([...fresh, ...day, ...week])).toEqual([
    ...fresh.map(({ id }) => id),
    `${3 * DAY}`,
    `${64 * DAY}`,
  ])
})

it('[EI20] weeks end where the rule says so; what is held stays, and so does the newest however old', () => {
  const keeping = { allDays: 1, dailyDays: 7, weeklyDays: 30 }
  const all = [aged(31 * DAY), aged(40 * DAY), aged(50 * DAY, true), aged(400 * DAY)]
  expect(stay(all, keeping)).toEqual([`${31 * DAY}`, `${50 * DAY}`])
  expect(stay([aged(900 * DAY)], keeping)).toEqual([`${900 * DAY}`])
  expect(stay(all)).toEqual(all.map(({ id }) => id))
})

it('[EI20] it does not matter how often it is asked: whoever looks once finds what daily looks left', () => {
  const random = new Random(inject('seed'))
  for (let run = 0; run < 40; run++) {
    const keeping = {
      allDays: 1 + random.below(3),
      dailyDays: 4 + random.below(10),
      weeklyDays: random.oneIn(2) ? null : 20 + random.below(40),
    }
    const all = Array.from({ length: 150 }, (_, at) => ({
      ...aged(random.below(90 * DAY), random.oneIn(20)),
      id: `${at}`,
    }))
    let left = [...all]
    for (let ago = 90; ago >= 0; ago--) {
      const now = NOW - ago * DAY + random.below(DAY)
      const goes = new Set(
        surplus(
          left.filter(({ at }) => at <= now),
          keeping,
          now,
        ),
      )
      left = left.filter(({ id }) => !goes.has(id))
    }
    const end = NOW + DAY
    const now = new Set(surplus(left, keeping, end))
    const daily = left.filter(({ id }) => !now.has(id)).map(({ id }) => id)
    expect(daily).toEqual(stay(all, keeping, end))
  }
})

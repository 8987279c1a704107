import { expect, it } from 'vitest'
import { comparedWith, doneUpTo, seenUpTo, VISIT_MS } from './visits'

const NINE = Date.parse('2026-05-20T09:00:00.000Z')

function at(minutes: number): string {
  return new Date(NINE + minutes * 60_000).toISOString()
}

it('[HI33] a point never goes back, whatever an old device says', () => {
  const first = seenUpTo(null, 40, at(0))
  expect(seenUpTo(first, 12, at(1))).toMatchObject({ edit: 40, at: at(1) })
  expect(doneUpTo(first, 12, at(1), at(1))).toMatchObject({ edit: 40 })
  expect(seenUpTo({ ...first, at: at(5) }, 41, at(1))).toMatchObject({ edit: 41, at: at(5) })
})

it('[HI34] during a visit one compares with how the one before ended', () => {
  const first = seenUpTo(seenUpTo(null, 10, at(0)), 14, at(5))
  // During the first with how it began.
  expect(comparedWith(first, Date.parse(at(6)))).toEqual({ edit: 10, at: at(0) })
  const afterwards = Date.parse(first.at) + VISIT_MS + 1
  expect(comparedWith(first, afterwards)).toEqual({ edit: 14, at: at(5) })
  const back = seenUpTo(first, 30, at(120))
  expect(comparedWith(back, Date.parse(at(121)))).toEqual({ edit: 14, at: at(5) })
  const still = seenUpTo(back, 33, at(140))
  expect(comparedWith(still, Date.parse(at(141)))).toEqual({ edit: 14, at: at(5) })
  expect(comparedWith(still, Date.parse(at(200)))).toEqual({ edit: 33, at: at(140) })
})

it('[HI34] what is marked is not compared with any more, up to what was shown', () => {
  const back = seenUpTo(seenUpTo(null, 10, at(0)), 30, at(120))
  const done = doneUpTo(back, 25, at(121), at(122))
  expect(comparedWith(done, Date.parse(at(123)))).toEqual({ edit: 25, at: at(121) })
})

import { expect, it } from 'vitest'
import { passagesOnlyIn } from './passages'

it('[BK7] what stands only in one of two texts is found, in its order', () => {
  const present = '## Where we stand\n\nA library.\n\n- open late\n'
  const kept =
    '## Where we stand\n\nA  library. \n\n- open late\n- open on Sundays\n\nAnd a garden.\n'
  expect(passagesOnlyIn(kept, present)).toEqual(['- open on Sundays', 'And a garden.'])
  expect(passagesOnlyIn(present, kept)).toEqual([])
  expect(passagesOnlyIn('one\ntwo', '')).toEqual(['one', 'two'])
})

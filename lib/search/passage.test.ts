import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PASSAGE_MAX, passageOf } from './passage'
import { matchIn, queryFrom } from './query'

const LONG = `${'We meet on Tuesdays in the small room. '.repeat(10)}The evening rate is paid at night.`

describe('the piece of a text that search shows', () => {
  it('[SE11] is all of a short one', () => {
    const ranges = [{ from: 4, to: 8 }]
    expect(passageOf('The rate', ranges)).toEqual({
      ...{ text: 'The rate', marks: [[4, 8]], before: false, after: false },
    })
  })

  it('[SE11] has what was found in it, whole words at its ends, and says that the text goes on', () => {
    const { ranges } = matchIn(LONG, queryFrom('evening')) ?? { ranges: [] }
    const { text, marks, before, after } = passageOf(LONG, ranges)
    expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(['evening'])
    expect([before, after]).toEqual([true, false])
    expect(LONG).toContain(` ${text}`)
    expect(text.endsWith('night.')).toBe(true)
  })

  it('[SE11] is about 160 characters of the text, never half a character, marks inside it', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 600 })
    fc.assert(
      fc.property(text, fc.nat(600), fc.nat(40), (whole, at, length) => {
        const from = Math.min(at, whole.length)
        const passage = passageOf(whole, [{ from, to: Math.min(from + length, whole.length) }])
        expect(whole).toContain(passage.text)
        expect(passage.text.length).toBeLessThanOrEqual(PASSAGE_MAX)
        for (const [a, b] of passage.marks) {
          expect(a).toBeLessThan(b)
          expect(b).toBeLessThanOrEqual(passage.text.length)
        }
      }),
    )
    const emoji = '🚲'.repeat(200)
    const cut = passageOf(emoji, [{ from: 200, to: 202 }])
    expect(cut.text).toMatch(/^(🚲)+$/u)
  })
})

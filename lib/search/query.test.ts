import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchIn, queryFrom } from './query'

function found(text: string, typed: string): string[] | null {
  const match = matchIn(text, queryFrom(typed))
  return match && match.ranges.map(({ from, to }) => text.slice(from, to))
}

const TEXT = 'The library stays open late; libraries nearby close at five.'

describe('what somebody looks for', () => {
  it('[SE1] is found whole or by its beginning, wherever it stands', () => {
    expect(found(TEXT, 'LIBR')).toEqual(['library', 'libraries'])
    expect(found(TEXT, 'late library')).toEqual(['library', 'late'])
    expect(found(TEXT, 'rary')).toBeNull()
    expect(found(TEXT, 'library river')).toBeNull()
  })

  it('[SE2] in quotes stands together as it is', () => {
    expect(found(TEXT, '"open late"')).toEqual(['open late'])
    expect(found(TEXT, '“stays open” five')).toEqual(['stays open', 'five'])
    expect(found(TEXT, '"late open"')).toBeNull()
    expect(found(TEXT, '"librar"')).toBeNull()
    expect(found(TEXT, '"open la')).toBeNull()
    expect(found('Self-hosting is self hosted', 'self-host')).toEqual([
      'Self-hosting',
      'self hosted',
    ])
  })

  it('[SE2] behind a minus is what may not be there, as a whole word', () => {
    expect(found(TEXT, 'library -river')).toEqual(['library'])
    expect(found(TEXT, 'library -"open late"')).toBeNull()
    expect(found(TEXT, 'library -nearb')).toEqual(['library'])
    expect(found(TEXT, '-river')).toBeNull()
  })

  it('[SE1] is found inside a run of a script without spaces, also one character', () => {
    expect(found('市立図書館の夜', '図書館')).toEqual(['図書館'])
    expect(found('市立図書館の夜', '館')).toEqual(['館の'])
    expect(found('市立図書館の夜', '夜')).toEqual(['夜'])
    expect(found('市立図書館の夜', '書図')).toBeNull()
    expect(found('市立図書館の夜', '"図書"')).toEqual(['図書'])
  })

  it('[SE4] stands there in full or only begins so', () => {
    expect(matchIn(TEXT, queryFrom('library open'))?.isFull).toBe(true)
    expect(matchIn(TEXT, queryFrom('librari open'))?.isFull).toBe(false)
  })

  it('[SE3] is words, whatever it is, and few enough of them', () => {
    for (const typed of ['', '   ', '"', '-', '- -', '*', 'NEAR(', '":*&|!<->', "'); drop"])
      expect(() => queryFrom(typed)).not.toThrow()
    expect(queryFrom('terms : open OR late').wanted.map(({ terms }) => terms)).toEqual([
      ...[['terms'], ['open'], ['or'], ['late']],
    ])
    expect(queryFrom('" * " - ""')).toEqual({ wanted: [], unwanted: [] })
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => {
        const { wanted, unwanted } = queryFrom(typed)
        const terms = [...wanted, ...unwanted].flatMap((phrase) => phrase.terms)
        expect(terms.length).toBeLessThanOrEqual(24)
        for (const term of terms) expect(term).toMatch(/^[\p{L}\p{N}\p{M}]+$/u)
      }),
    )
  })

  it('finds each word of a text, however it is typed', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 12, mode: 'words' }), fc.nat(), (text, n) => {
        const words = text.split(' ')
        const word = words[n % words.length] ?? ''
        expect(found(text, word.toUpperCase())).toContain(word)
        expect(found(text, `"${word}"`)).toContain(word)
      }),
    )
  })
})

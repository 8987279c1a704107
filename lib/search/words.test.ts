import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordsIn } from './words'

function terms(text: string): string[] {
  return wordsIn(text).map(({ term }) => term)
}

describe('the words of a text', () => {
  it('[SE1] have no case, no accents and no other spelling of the same letter', () => {
    expect(terms('Élan, naïve ÇA — Straße!')).toEqual(['elan', 'naive', 'ca', 'strasse'])
    expect(terms('Łódź Ærø İstanbul ﬁnd')).toEqual(['lodz', 'aero', 'istanbul', 'find'])
    expect(terms('Ёж Ὀδυσσεύς')).toEqual(['еж', 'οδυσσευσ'])
    expect(terms('שָׁלוֹם مَكْتَبَة')).toEqual(['שלום', 'مكتبة'])
    // Vowels that are letters stay.
    expect(terms('हिन्दी')).toEqual(['हिन्दी'])
  })

  it('[SE1] composed or not, a letter is the same', () => {
    expect(terms('cafe\u0301')).toEqual(terms('caf\u00E9'))
    expect(terms('한국어')).toEqual(terms('한국어'.normalize('NFD')))
  })

  it('[SE1] end where letters and digits end', () => {
    expect(terms("don't l’école 4×4 e-mail x_y")).toEqual([
      ...['don', 't', 'l', 'ecole', '4', '4', 'e', 'mail', 'x', 'y'],
    ])
    expect(terms(' … – !"*()')).toEqual([])
    expect(terms('½ ﷺ')).toEqual(['12', 'صلىاللهعليهوسلم'])
  })

  it('[SE1] are every character with the next where a script has no spaces', () => {
    expect(wordsIn('AI図書館')).toEqual([
      { term: 'ai', from: 0, to: 2 },
      { term: '図書', from: 2, to: 4 },
      { term: '書館', from: 3, to: 5 },
      { term: '館', from: 4, to: 5 },
    ])
    expect(terms('𠮷野')).toEqual(['𠮷野', '野'])
    expect(terms('ラーメン')).toEqual(['ラー', 'ーメ', 'メン', 'ン'])
  })

  it('[SE1, SE3] whatever stands in a text, are letters and digits, and say where they stand', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let before = -1
        for (const { term, from, to } of wordsIn(text)) {
          expect(term).toMatch(/^[\p{L}\p{N}\p{M}]{1,64}$/u)
          expect(from).toBeGreaterThan(before)
          expect(to).toBeGreaterThan(from)
          expect(to).toBeLessThanOrEqual(text.length)
          before = from
        }
      }),
    )
  })
})

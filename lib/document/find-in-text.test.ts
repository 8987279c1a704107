import { describe, expect, it } from 'vitest'
import { findAll, nextFrom, type Wanted } from './find-in-text'
import { fromMarkdown } from './markdown'
import { documentSchema } from './schema'

function find(markdown: string, wanted: Partial<Wanted>): string[] {
  const doc = documentSchema.nodeFromJSON(fromMarkdown(markdown))
  const all = findAll(doc, { text: '', matchCase: false, wholeWord: false, ...wanted })
  return all.map(({ from, to }) => doc.textBetween(from, to))
}

describe('finding in a text', () => {
  it('[ED80] words are found across marks, in cells and callouts, and never across blocks', () => {
    const text =
      '# Late bus\n\nThe late **b**us\n\n| bus | x |\n| - | - |\n| late bus | y |\n\n> [!TIP]\n> late bus'
    expect(find(text, { text: 'late bus' })).toEqual([
      'Late bus',
      'late bus',
      'late bus',
      'late bus',
    ])
    expect(find('one\n\ntwo', { text: 'onetwo' })).toEqual([])
    expect(find('a  \nb', { text: 'ab' })).toEqual([])
  })

  it('[ED80] case and whole words count when asked for, in every alphabet', () => {
    expect(find('Bus bus BUS', { text: 'bus', matchCase: true })).toEqual(['bus'])
    expect(find('bus busy autobús bus-stop', { text: 'bus', wholeWord: true })).toHaveLength(2)
    expect(find('año años caña', { text: 'año', wholeWord: true })).toEqual(['año'])
    expect(find('ÁRBOL árbol', { text: 'árbol' })).toHaveLength(2)
  })

  it('[ED80] signs are signs, nothing and nonsense find nothing', () => {
    expect(find('cost (1+1) is $2.00?', { text: '(1+1)' })).toEqual(['(1+1)'])
    expect(find('a.c abc', { text: 'a.c' })).toEqual(['a.c'])
    expect(find('words', { text: '' })).toEqual([])
    expect(find('😀 and 👍🏽', { text: '👍🏽' })).toEqual(['👍🏽'])
  })

  it('[ED80] the next hit is the one at or behind the caret, else the first', () => {
    const hits = [3, 10, 20].map((from) => ({ from, to: from + 2 }))
    expect(nextFrom(hits, 4)).toBe(1)
    expect(nextFrom(hits, 10)).toBe(1)
    expect(nextFrom(hits, 21)).toBe(0)
    expect(nextFrom([], 1)).toBe(-1)
  })
})

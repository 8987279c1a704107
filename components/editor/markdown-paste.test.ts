import { describe, expect, it } from 'vitest'
import { cellsIn, looksLikeMarkdown } from './markdown-paste'

describe('plain text that is pasted', () => {
  it('[ED52] is Markdown when one sign says so', () => {
    for (const text of [
      '# Head',
      'a\n\n- b',
      '1. a',
      '> said',
      '```\nx\n```',
      '**bold** words',
      '[a](https://a.b)',
      '| a | b |',
    ])
      expect(looksLikeMarkdown(text), text).toBe(true)
  })

  it('[ED52] is left alone when it is prose', () => {
    for (const text of [
      'Hello.',
      '5 * 3 * 2',
      'a - b',
      'snake_case_name',
      '#hashtag',
      'In 1984. Then',
      'a [note] b',
      'x > y',
    ])
      expect(looksLikeMarkdown(text), text).toBe(false)
  })

  it('[ED61] is a table when all its lines have the same number of tabs', () => {
    expect(cellsIn('a\tb\r\nc\t\r\n')).toEqual([
      ['a', 'b'],
      ['c', ''],
    ])
    for (const text of ['a\tb', '\tindented\nnot', 'a\tb\nc', 'a\nb', ''])
      expect(cellsIn(text)).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { fromMarkdown } from './markdown'
import { countWords, plainText } from './plain-text'

describe('plain text', () => {
  it('[ED25] has one text block a line and nothing but words', () => {
    const doc = fromMarkdown('## Who\n\nOne **two**\\\nthree\n\n- a\n- b\n\n|x|y|\n|-|-|\n|1|2|\n')
    expect(plainText(doc)).toBe('Who\nOne two\nthree\na\nb\nx\ny\n1\n2')
  })

  it('[ED25] shows the words of parts it does not know and survives what is no document', () => {
    expect(
      plainText({ type: 'doc', content: [{ type: 'x', content: [{ type: 'text', text: 'a' }] }] }),
    ).toBe('a')
    expect(plainText({})).toBe('')
    expect(plainText({ content: [null, 3, [{ type: 'text' }]] } as never)).toBe('')
  })

  it('[ED26] counts words as people do, in English and Spanish', () => {
    expect(countWords('')).toBe(0)
    expect(countWords('¿Qué haría falta? Nada más.')).toBe(5)
    expect(countWords('two-year-old isn’t 3.5 — 1,400 hours')).toBe(5)
    expect(countWords('físico-química, Núñez y cía.')).toBe(4)
    expect(countWords('a\nb\tc')).toBe(3)
  })
})

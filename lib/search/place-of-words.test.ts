import { describe, expect, it } from 'vitest'
import { fromMarkdown } from '../document/markdown'
import { documentSchema } from '../document/schema'
import { placeOfWords } from './place-of-words'

const TEXT = `## Opening hours

The library **stays** open late, because shift workers asked for it.

- The keys are with Noor.
- The keys are with Noor.
`

function shown(words: string, markdown = TEXT): string | null {
  const doc = documentSchema.nodeFromJSON(fromMarkdown(markdown))
  const place = placeOfWords(doc, words)
  return place && doc.textBetween(place.from, place.to, '|')
}

describe('the place that found words lead to', () => {
  it('[SE12] is where they stand, across marks, the first of several', () => {
    expect(shown('library stays open')).toBe('library stays open')
    expect(shown('Opening hours')).toBe('Opening hours')
    const doc = documentSchema.nodeFromJSON(fromMarkdown(TEXT))
    const [first, last] = ['The keys', 'with Noor.'].map((words) => placeOfWords(doc, words)?.from)
    expect(last).toBe((first ?? 0) + 'The keys are '.length)
  })

  it('[SE12] does not mind white space', () => {
    expect(shown('  library\n stays   open ')).toBe('library stays open')
  })

  it('[SE12] is where nearly the same words stand when they were changed since', () => {
    expect(shown('The library stays open late, because shift workers asked for this.')).toContain(
      'because shift workers asked for it',
    )
  })

  it('[SE12] is none when they are gone', () => {
    expect(shown('Nothing of this was ever written here by anybody')).toBeNull()
    expect(shown('   ')).toBeNull()
  })
})

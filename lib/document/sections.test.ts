import { describe, expect, it } from 'vitest'
import type { Node } from '@tiptap/pm/model'
import { fromMarkdown } from './markdown'
import { documentSchema } from './schema'
import {
  isUntouched,
  missingSections,
  placeFor,
  sectionAt,
  sectionsIn,
  type Section,
} from './sections'

const SECTIONS: Section[] = [
  { key: 'as-of', title: 'As of', prompt: 'What changed?' },
  { key: 'events', title: 'Events that weigh most', prompt: 'Which?' },
  { key: 'acting', title: 'Who is acting', prompt: 'Who?' },
]

function text(markdown: string): Node {
  return documentSchema.nodeFromJSON(fromMarkdown(markdown))
}
function keysIn(doc: Node): string[] {
  return sectionsIn(doc, SECTIONS).map(
    ({ section, hasWords }) => section.key + (hasWords ? '!' : ''),
  )
}

describe('sections', () => {
  it('[ED40] are found by name, whatever the case and the spaces', () => {
    expect(keysIn(text('## events  That weigh MOST\n\nOne.\n\n## Who is acting'))).toEqual([
      'events!',
      'acting',
    ])
  })

  it('[ED40] are found by their mark first, so a group may rename them', () => {
    const heading = (title: string, section: string | null) =>
      documentSchema.node('heading', { level: 2, section }, documentSchema.text(title))
    const doc = documentSchema.node('doc', null, [
      heading('What moved', 'events'),
      heading('Events that weigh most', null),
    ])
    expect(sectionsIn(doc, SECTIONS).map(({ from }) => from)).toEqual([0])
  })

  it('[ED41] a section goes as far as the next heading of its level, subheadings included', () => {
    const doc = text('## As of\n\n### Detail\n\nwords\n\n## Mine\n\nmore')
    const [asOf] = sectionsIn(doc, SECTIONS)
    expect(asOf && doc.textBetween(asOf.start, asOf.end, '|')).toBe('Detail|words')
    expect(sectionAt(doc, SECTIONS, doc.content.size)?.section.key).toBeUndefined()
    expect(sectionAt(doc, SECTIONS, 8)?.section.key).toBe('as-of')
  })

  it('[ED42] a heading goes where the framework has it', () => {
    const doc = text('Before all.\n\n## Who is acting\n\nUs.')
    const acting = sectionsIn(doc, SECTIONS)[0]?.from
    expect(placeFor(doc, SECTIONS, 'as-of')).toBe(acting)
    expect(placeFor(text('## As of\n\nMay.\n\n## Mine\n\nx'), SECTIONS, 'acting')).toBe(
      sectionsIn(text('## As of\n\nMay.\n\n## Mine\n\nx'), SECTIONS)[0]?.end,
    )
    expect(placeFor(text('Only words.'), SECTIONS, 'events')).toBe(text('Only words.').content.size)
    expect(missingSections(doc, SECTIONS).map(({ key }) => key)).toEqual(['as-of', 'events'])
  })

  it('[ED42] a text nobody has touched is one empty paragraph, or nothing', () => {
    expect(isUntouched(text(''))).toBe(true)
    expect(isUntouched(documentSchema.node('doc', null, []))).toBe(true)
    expect(isUntouched(text('## As of'))).toBe(false)
    expect(isUntouched(text('a'))).toBe(false)
  })
})

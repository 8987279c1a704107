import { describe, expect, it } from 'vitest'
import { changesBetween, type Change } from './changes'
import { draftOf, placeAt, removeElement, setEdge, writeElement, type Draft } from './draft'
import { BUILT_IN } from './built-in'
import { fileOfDraft } from './draft'
import { swotChoices } from './swot-choices'

/** What is said to be different after an edit. */
function after(edit: (draft: Draft) => Draft): Change[] {
  return changesBetween(swotChoices, fileOfDraft(edit(draftOf(swotChoices, 'en'))), 'en')
}

function types(changes: Change[]) {
  return changes.map(({ type }) => type)
}

describe('changesBetween', () => {
  it.each(BUILT_IN)('[FW23] says nothing about $key and itself', (framework) => {
    expect(changesBetween(framework, structuredClone(framework), 'es')).toEqual([])
  })

  it('[FW23] names an element with another name, its words before and after', () => {
    expect(after((it) => writeElement(it, 'choice', { label: 'Decision' }))).toEqual([
      {
        type: 'elementRenamed',
        element: 'Decision',
        part: '',
        before: 'Choice',
        after: 'Decision',
      },
    ])
  })

  it('[FW23] names what is added, gone, moved and tied', () => {
    expect(types(after((it) => removeElement(it, 'choice')))).toEqual(['elementRemoved'])
    expect(types(after((it) => placeAt(it, 'choice', { row: 3, column: 3 })))).toEqual([
      'elementMoved',
    ])
    const tied = after((it) => setEdge(it, 'choice', 'threats', 'recommended'))
    expect(tied).toMatchObject([{ type: 'edgeAdded', element: 'Choice', part: 'Threats' }])
    expect(types(after((it) => setEdge(it, 'choice', 'options', 'recommended')))).toEqual([
      'edgeChanged',
    ])
    const added = changesBetween(
      fileOfDraft(removeElement(draftOf(swotChoices, 'en'), 'choice')),
      { ...swotChoices, texts: { en: swotChoices.texts.en } },
      'en',
    )
    expect(types(added)).toEqual(['elementAdded'])
  })

  it('[FW23] whatever field of an element differs, something is said', () => {
    const spoiled = [
      { horizon: 'long' },
      { scope: 'cycle' },
      { cardinality: 'many' },
      { reviewEveryDays: 9 },
      { editionDated: true },
      { emphasis: true },
      { blocks: [] },
      { sections: [{ key: 'list', required: false }] },
    ] as const
    for (const change of spoiled) {
      const kinds = swotChoices.kinds.map((kind, i) => (i === 0 ? { ...kind, ...change } : kind))
      const next = { ...swotChoices, kinds } as typeof swotChoices
      expect([change, changesBetween(swotChoices, next, 'en').length > 0]).toEqual([change, true])
    }
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addElement,
  addSection,
  circleWith,
  draftOf,
  emphasise,
  fileOfDraft,
  moveElement,
  moveSection,
  placeAt,
  removeElement,
  removeSection,
  resize,
  setEdge,
  write,
  writeElement,
  writeSection,
  type Draft,
} from './draft'
import { readFile } from './framework-file'
import { swotChoices } from './swot-choices'

function fresh() {
  return draftOf(swotChoices, 'en')
}

function placeOf(draft: Draft, key: string) {
  return draft.kinds.find((kind) => kind.key === key)?.place
}

describe('a draft of a framework', () => {
  it('[FW24] is what it was made from, in one language', () => {
    expect(fileOfDraft(fresh()).texts).toEqual({ en: swotChoices.texts.en })
    expect(readFile(fileOfDraft(fresh())).faults).toEqual([])
    expect(draftOf(swotChoices, 'es').words.name).toBe('Del DAFO a la elección')
  })

  it('[FW24] an element that goes takes the edges to it along', () => {
    const cut = removeElement(fresh(), 'options')
    expect(readFile(fileOfDraft(cut)).faults).toEqual([])
    expect(cut.words.kinds.choice?.drawsOn).toEqual({})
  })

  it('[FW24] a new element waits for its words, and has a place and a section', () => {
    const { draft, key } = addElement(fresh(), 'Lessons')
    expect(placeOf(draft, key)).toEqual({ row: 3, column: 1 })
    expect([...new Set(readFile(fileOfDraft(draft)).faults.map(({ code }) => code))]).toEqual([
      'empty',
    ])
  })

  it('[FW24] an edge that would close a circle is told by the names in it', () => {
    expect(circleWith(fresh(), 'strengths', 'choice')).toEqual([
      ...['Strengths', 'Choice', 'Options', 'Strengths'],
    ])
    expect(circleWith(fresh(), 'choice', 'strengths')).toBeNull()
  })

  it('[FW24] a tile changes places with the one in its way; where it does not fit it stays', () => {
    const swapped = placeAt(fresh(), 'choice', { row: 1, column: 1 })
    expect([placeOf(swapped, 'choice'), placeOf(swapped, 'strengths')]).toEqual([
      { row: 1, column: 1 },
      { row: 2, column: 3 },
    ])
    const draft = fresh()
    expect(placeAt(draft, 'choice', { row: 0, column: 1 })).toBe(draft)
    expect(resize(draft, 'strengths', { rows: 1, columns: 2 })).toBe(draft)
    expect(placeOf(resize(draft, 'choice', { rows: 3, columns: 2 }), 'choice')).toEqual({
      ...{ row: 2, column: 3, rows: 3, columns: 2 },
    })
  })

  it('[FW24] whatever is done to it, only words can be missing', () => {
    const key = fc.constantFrom(...swotChoices.kinds.map((kind) => kind.key), 'element-7')
    const number = fc.integer({ min: 0, max: 7 })
    const by = fc.constantFrom(-1 as const, 1 as const)
    const section = fc.constantFrom('list', 'proof', 'section-4', 'drop')
    const edit: fc.Arbitrary<(draft: Draft) => Draft> = fc.oneof(
      fc.constant((it: Draft) => addElement(it, `Element ${it.kinds.length}`).draft),
      key.map((k) => (it: Draft) => (it.kinds.length > 1 ? removeElement(it, k) : it)),
      fc.tuple(key, by).map(
        ([k, step]) =>
          (it: Draft) =>
            moveElement(it, k, step),
      ),
      fc.tuple(key, number, number).map(
        ([k, row, column]) =>
          (it: Draft) =>
            placeAt(it, k, { row, column }),
      ),
      fc.tuple(key, number, number).map(
        ([k, rows, columns]) =>
          (it: Draft) =>
            resize(it, k, { rows, columns }),
      ),
      fc.tuple(key, key, fc.constantFrom('required', 'recommended', null)).map(
        ([k, target, strength]) =>
          (it: Draft) =>
            strength !== null && (k === target || circleWith(it, k, target) || !placeOf(it, target))
              ? it
              : setEdge(it, k, target, strength),
      ),
      key.map((k) => (it: Draft) => addSection(it, k)),
      fc.tuple(key, section, by).map(
        ([k, s, step]) =>
          (it: Draft) =>
            moveSection(it, k, s, step),
      ),
      fc.tuple(key, section).map(([k, s]) => (it: Draft) => {
        const has = it.kinds.find((kind) => kind.key === k)?.sections
        return has && has.length > 1 ? removeSection(it, k, s) : it
      }),
      key.map((k) => (it: Draft) => emphasise(it, k, true)),
      key.map((k) => (it: Draft) => writeElement(it, k, { plainLabel: 'other' })),
      fc.constant((it: Draft) => write(it, { name: 'Another' })),
    )
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
        const draft = edits.reduce((so, next) => next(so), fresh())
        const codes = readFile(fileOfDraft(draft)).faults.map(({ code }) => code)
        const others = codes.filter((code) => code !== 'empty' && code !== 'name_twice')
        expect(others).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('[FW24] a hint that is emptied is none', () => {
    const words = { title: 'T', prompt: 'P?', hint: '  ' }
    const draft = writeSection(fresh(), 'choice', 'until', words)
    expect(draft.words.kinds.choice?.sections.until).toEqual({ title: 'T', prompt: 'P?' })
  })
})

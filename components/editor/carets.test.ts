import { describe, expect, it } from 'vitest'
import { personIn, selectionClass } from './carets'

const ada = { id: 'a', name: 'Ada', colour: 3 }

describe('carets', () => {
  it('[ED30] a person is drawn as a class with an index into the palette, and nothing else', () => {
    expect(selectionClass(ada)).toBe('sel w3')
    for (const colour of ['3', 0, 13, 1.5, 'red;background:url(x)', null, undefined, {}])
      expect(selectionClass({ ...ada, colour })).toBe('')
    expect(selectionClass(null)).toBe('')
  })

  it('[ED30] a presence state without what the server writes belongs to nobody', () => {
    expect(personIn({ user: ada, cursor: {} })).toEqual(ada)
    for (const state of [null, 'x', {}, { user: null }, { user: { name: 'Ada' } }])
      expect(personIn(state)).toBeNull()
  })
})

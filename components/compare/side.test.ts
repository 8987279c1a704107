import { describe, expect, it } from 'vitest'
import { comparePath, momentNamed, nameOfSide, sideNamed, NOW, type Side } from './side'

const SIDES: [string, Side][] = [
  ['a', { elementId: 'a', moment: NOW }],
  ['a@edition-3', { elementId: 'a', moment: { kind: 'edition', number: 3 } }],
  ['a@edit-120', { elementId: 'a', moment: { kind: 'edit', edit: 120 } }],
  ['a@time-1700000000000', { elementId: 'a', moment: { kind: 'time', time: 1_700_000_000_000 } }],
]

describe('the address of a comparison', () => {
  it.each(SIDES)('[HI65] says which text is meant, and when: %s', (name, side) => {
    expect(nameOfSide(side)).toBe(name)
    expect(sideNamed(name)).toEqual(side)
  })

  it('[HI65] is nothing when it was made by hand and means nothing', () => {
    for (const name of [null, '', '@now', 'a@', 'a@yesterday', 'a@edition-', 'a@edit-9e9', 'a@b@c'])
      expect(sideNamed(name)).toBeNull()
    for (const name of ['edition-99999999999999999', 'time-9007199254740991'])
      expect(momentNamed(name)).toBeNull()
  })

  it('[HI65] leads to the page of an element', () => {
    const [[, from] = [], [, to] = []] = SIDES
    expect(from && to && comparePath('a', from, to)).toBe(
      '/elements/a/compare?from=a&to=a@edition-3',
    )
  })
})

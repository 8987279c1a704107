import { describe, expect, it } from 'vitest'
import { SCOPE_KINDS } from './restorations'
import { textEventFrom, type TextRestored } from './text-events'

const by = { id: 'ada', name: 'Ada', colour: 3 }

describe('what the channel of a text tells', () => {
  it('[HI71] a restore of each kind is known again, after a way over the wire', () => {
    for (const scope of SCOPE_KINDS)
      for (const edition of [null, 3])
        for (const undone of [true, false]) {
          const told: TextRestored = { type: 'text-restored', by, scope, edition, undone }
          expect(textEventFrom(JSON.parse(JSON.stringify(told)))).toEqual(told)
        }
  })

  it('[HI71] whatever is not one of them says nothing', () => {
    const told = { type: 'text-restored', by, scope: 'text', edition: null, undone: false }
    const wrong = [
      ...[null, 'text-restored', { type: 'hello' }, { ...told, by: null }],
      ...[
        { ...told, by: { ...by, colour: 13 } },
        { ...told, scope: 'canvas' },
      ],
      ...[
        { ...told, edition: '3' },
        { ...told, edition: undefined },
        { ...told, undone: 'no' },
      ],
    ]
    for (const each of wrong) expect(textEventFrom(each)).toBe(null)
  })
})

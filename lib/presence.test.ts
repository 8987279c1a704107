import { describe, expect, it } from 'vitest'
import { companyOf, hereFrom, isRing, type Tab } from './company'
import { Here } from './presence'

const ADA = { id: 'ada', name: 'Ada', colour: 1 }
const BEN = { id: 'ben', name: 'Ben', colour: 2 }
const ME = { id: 'me', name: 'Aaron', colour: 3 }

function tab(person: Tab['person'], clock: number, here: Partial<Here> = {}): Tab {
  const whole = { state: 'here', act: 'reading', place: null, section: null, follows: null }
  return { person, clock, here: { ...whole, ...here } as Here }
}
const nobody = { tabs: [], where: {}, left: [], me: 'me' }

describe('who is on a canvas', () => {
  it('[TG1] names each once: by name, those who left last, you at the end', () => {
    const company = companyOf({
      ...nobody,
      tabs: [tab(BEN, 1), tab(ME, 2), tab(ADA, 3), tab(ADA, 4)],
      left: [
        { person: { id: 'cyn', name: 'Ab', colour: 4 }, at: 1000 },
        { person: ADA, at: 5 },
      ],
    })
    expect(company.map(({ person }) => person.id)).toEqual(['ada', 'ben', 'cyn', 'me'])
    expect(company.map(({ kind }) => kind)).toEqual(['here', 'here', 'left', 'here'])
  })

  it('[TG2] somebody with several pages stands where they are awake, then where they moved last', () => {
    const place = (...tabs: Tab[]) => {
      const [ada] = companyOf({ ...nobody, tabs })
      return ada?.kind === 'left' ? null : ada?.place
    }
    const asleep = tab(ADA, 9, { state: 'away', place: 'one' })
    const idle = tab(ADA, 5, { state: 'idle', place: 'two' })
    const awake = tab(ADA, 3, { place: 'three' })
    const later = tab(ADA, 4, { place: 'four' })
    expect(place(asleep, idle)).toBe('two')
    expect(place(awake, idle, asleep)).toBe('three')
    expect(place(awake, later)).toBe('four')
    expect(place(later, awake)).toBe('four')
  })

  it('[TG1] somebody who shows nothing is where the server says', () => {
    const where = { one: [BEN], two: [ADA] }
    const company = companyOf({ ...nobody, where, tabs: [{ person: ADA, clock: 1, here: null }] })
    expect(company).toMatchObject([
      { person: ADA, kind: 'here', place: 'two', act: 'reading' },
      { person: BEN, kind: 'here', place: 'one', act: 'reading' },
    ])
  })

  it('[TG2] a face is full for who is here, a ring for who is idle, away or has left', () => {
    const [ada] = companyOf({ ...nobody, tabs: [tab(ADA, 1)] })
    if (!ada || ada.kind === 'left') throw new Error('Ada is here.')
    expect(isRing(ada)).toBe(false)
    expect(isRing({ ...ada, kind: 'idle' })).toBe(true)
    expect(isRing({ ...ada, kind: 'away' })).toBe(true)
    expect(isRing({ person: ADA, kind: 'left', at: 1 })).toBe(true)
  })
})

describe('what a page says of its person', () => {
  const said = { state: 'here', act: 'writing', place: 'e', section: 'Why', follows: null }

  it('[TG3] is one plain line: nothing that turns or breaks the words around it', () => {
    const section = 'a\u202eb\nc\u2066d '
    expect(Here.parse({ ...said, section }).section).toBe('a b c d')
    expect(Here.parse({ ...said, section: ' \n ' }).section).toBeNull()
  })

  it('[TG3] a page reads what was passed on, and nothing else', () => {
    const said = { state: 'idle', act: 'reading', place: 'e1', section: null, follows: null }
    expect(hereFrom({ ...said, mood: 'fine' })).toEqual(said)
    for (const wrong of [null, 'idle', {}, { ...said, state: 'x' }, { ...said, place: 7 }])
      expect(hereFrom(wrong)).toBeNull()
  })

  it('[TG3] is bounded, and of known kinds', () => {
    expect(Here.safeParse(said).success).toBe(true)
    for (const wrong of [
      { state: 'asleep' },
      { act: 'shouting' },
      { place: 'x'.repeat(65) },
      { section: 'x'.repeat(81) },
      { follows: 'x'.repeat(65) },
      { follows: 7 },
    ])
      expect(Here.safeParse({ ...said, ...wrong }).success).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import { toldOf, weightOf, type Concern, type Follow } from './told'

const NOTHING: Concern = {
  ...{ happened: 'answered', called: null, decided: false, thread: null, element: null },
}
const follows: Follow = { state: 'following', part: false, chosen: true }
const part: Follow = { state: 'following', part: true, chosen: false }
const muted: Follow = { state: 'muted', part: true, chosen: true }
const left: Follow = { state: 'neither', part: true, chosen: true }

/** What happened, what they said about thread and element, and what they are told. */
const TABLE: [about: string, concern: Partial<Concern>, told: string | null][] = [
  ['nothing to do with it', {}, null],
  ['called by name', { called: 'name' }, 'direct named'],
  ['called by name in a text', { happened: 'written', called: 'name' }, 'direct named-in-text'],
  ['called by name, all muted', { called: 'name', thread: muted, element: muted }, 'direct named'],
  ['called as a team', { called: 'team' }, 'direct team-named'],
  ['called as a team, thread muted', { called: 'team', thread: muted }, null],
  ['called as a team, element muted', { called: 'team', element: muted }, null],
  ['answered where they take part', { thread: part }, 'direct answered'],
  ['answered where they took part and left', { thread: left }, null],
  [
    'answered where they left, element followed',
    { thread: left, element: follows },
    'following answered',
  ],
  ['answered where they follow', { thread: follows }, 'following answered'],
  ['answered, element followed', { element: follows }, 'following answered'],
  ['answered, thread muted, element followed', { thread: muted, element: follows }, null],
  ['answered, part of it, element muted', { thread: part, element: muted }, null],
  [
    'answered, thread chosen, element muted',
    { thread: follows, element: muted },
    'following answered',
  ],
  ['resolved where they take part', { happened: 'resolved', thread: part }, 'following resolved'],
  ['their suggestion accepted', { happened: 'accepted', decided: true }, 'direct accepted'],
  ['their suggestion refused, muted', { happened: 'refused', decided: true, thread: muted }, null],
  ['another one accepted', { happened: 'accepted', element: follows }, 'following accepted'],
  ['written, followed', { happened: 'written', element: follows }, 'following written'],
  ['written, not followed', { happened: 'written', element: left }, null],
]

describe('who is told', () => {
  it.each(TABLE)('[NO1] %s', (_, concern, told) => {
    const found = toldOf({ ...NOTHING, ...concern })
    expect(found && `${found.way} ${found.kind}`).toBe(told)
  })

  it('[NO2] being called on weighs more than a decision, that more than an answer, all more than what is followed', () => {
    const heavy = (kind: 'named' | 'accepted' | 'team-named' | 'answered') =>
      weightOf({ kind, way: 'direct' })
    const weights = [heavy('named'), heavy('accepted'), heavy('team-named'), heavy('answered')]
    expect(weights).toEqual([...weights].sort((a, b) => b - a))
    expect(new Set(weights).size).toBe(4)
    expect(weightOf({ kind: 'accepted', way: 'following' })).toBe(0)
    expect(Math.min(...weights)).toBeGreaterThan(0)
  })
})

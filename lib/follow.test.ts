import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterFollow, leaderOf, NOT_FOLLOWING, type Follow, type FollowEvent } from './follow'

const FOLLOWING: Follow = { kind: 'following', whom: 'ada' }
const ACTED: Follow = { kind: 'stopped', whom: 'ada', why: 'acted' }

describe('following somebody', () => {
  const cases: [string, Follow, FollowEvent, Follow][] = [
    ['begins', NOT_FOLLOWING, { type: 'follow', whom: 'ada' }, FOLLOWING],
    ['ends when you act, with a word', FOLLOWING, { type: 'acted' }, ACTED],
    ['ends in silence when you say so', FOLLOWING, { type: 'stop' }, NOT_FOLLOWING],
    [
      'ends with another word when they leave',
      FOLLOWING,
      { type: 'gone' },
      { kind: 'stopped', whom: 'ada', why: 'left' },
    ],
    ['begins again from the word', ACTED, { type: 'again' }, FOLLOWING],
    ['is forgotten when the word has stood', ACTED, { type: 'forget' }, NOT_FOLLOWING],
    [
      'passes to somebody else',
      FOLLOWING,
      { type: 'follow', whom: 'ben' },
      { kind: 'following', whom: 'ben' },
    ],
    ['begins anew beside the word', ACTED, { type: 'follow', whom: 'ada' }, FOLLOWING],
  ]
  it.each(cases)('[TG6] %s', (_, follow, event, expected) => {
    expect(afterFollow(follow, event)).toEqual(expected)
  })

  const still: [Follow, FollowEvent][] = [
    [NOT_FOLLOWING, { type: 'acted' }],
    [NOT_FOLLOWING, { type: 'stop' }],
    [NOT_FOLLOWING, { type: 'gone' }],
    [NOT_FOLLOWING, { type: 'again' }],
    [NOT_FOLLOWING, { type: 'forget' }],
    [ACTED, { type: 'acted' }],
    [ACTED, { type: 'stop' }],
    [ACTED, { type: 'gone' }],
    [FOLLOWING, { type: 'again' }],
    [FOLLOWING, { type: 'forget' }],
    [FOLLOWING, { type: 'follow', whom: 'ada' }],
  ]
  it.each(still)('[TG6] nothing comes of %o after %o', (follow, event) => {
    expect(afterFollow(follow, event)).toBe(follow)
  })
})

describe('who leads', () => {
  const among = (follows: Record<string, string>) => (id: string) => follows[id] ?? null

  it('[TG7] is whom you follow, or whoever they follow in turn', () => {
    expect(leaderOf('ada', 'me', among({}))).toBe('ada')
    expect(leaderOf('ada', 'me', among({ ada: 'ben', ben: 'cyn' }))).toBe('cyn')
  })

  it('[TG7] is nobody when people follow each other, with you or without you', () => {
    expect(leaderOf('ada', 'me', among({ ada: 'me' }))).toBeNull()
    expect(leaderOf('ada', 'me', among({ ada: 'ben', ben: 'ada' }))).toBeNull()
    expect(leaderOf('ada', 'me', among({ ada: 'ada' }))).toBeNull()
    expect(leaderOf('me', 'me', among({}))).toBeNull()
  })

  it('[TG7] is found in the end however people follow each other, and follows nobody', () => {
    const names = ['me', 'a', 'b', 'c', 'd']
    const someone = fc.constantFrom(...names)
    const follows = fc.dictionary(someone, someone)
    fc.assert(
      fc.property(someone, follows, (whom, record) => {
        const leader = leaderOf(whom, 'me', among(record))
        if (leader === null) return
        expect(leader).not.toBe('me')
        expect(record[leader]).toBeUndefined()
      }),
      { seed: 20261124 },
    )
  })
})

import { describe, expect, it } from 'vitest'
import { unsubscribeFrom, unsubscribeToken } from './unsubscribe-token'

const SECRET = 'one secret'
const WHO = 'b6c5d1b6-70b0-4a39-9f0a-3a4b0f5d9a11'

describe('the link that ends mails', () => {
  it('[NO26] says whose and of which kind', () => {
    const token = unsubscribeToken(SECRET, WHO, 'digest')
    expect(unsubscribeFrom(SECRET, token)).toEqual({ userId: WHO, kind: 'digest' })
    expect(encodeURIComponent(token)).toBe(token)
  })

  it('[NO26] is worthless with anything changed', () => {
    const token = unsubscribeToken(SECRET, WHO, 'digest')
    const others = [
      token.replace('digest', 'direct'),
      token.replace('b6c5', 'b6c6'),
      token.slice(0, -1),
      `${token}A`,
      token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      unsubscribeToken('another secret', WHO, 'digest'),
      ...['', '.', 'digest', 'digest..', 'other.x.y'],
    ]
    for (const other of others) expect(unsubscribeFrom(SECRET, other), other).toBeNull()
  })
})

import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { GRANT_S, grantFor, grantHolds, shareIdOf, shareToken } from './share-token'

const id = '5b0f2f6e-6a1c-4e29-a4a6-5a8f7d3f9f11'

describe('a share link', () => {
  it('[SH2] leads back to its share, each time the same, and survives in a web address', () => {
    const token = shareToken('secret', id)
    expect(shareIdOf('secret', token)).toBe(id)
    expect(shareToken('secret', id)).toBe(token)
    expect(encodeURIComponent(token)).toBe(token)
    expect(token).toHaveLength(43)
  })

  it('[SH2] is worthless with another secret, another id, or a character changed', () => {
    const token = shareToken('secret', id)
    const other = shareToken('secret', randomUUID())
    expect(shareIdOf('another', token)).toBeNull()
    expect(shareIdOf('secret', other.slice(0, 22) + token.slice(22))).toBeNull()
    for (let at = 0; at < token.length; at++) {
      const changed = `${token.slice(0, at)}${token[at] === 'x' ? 'y' : 'x'}${token.slice(at + 1)}`
      expect(shareIdOf('secret', changed)).toBeNull()
    }
  })

  it.each(['', '.', 'x', id, 'ä', `${'A'.repeat(43)}`, `${'A'.repeat(44)}`])(
    '[SH2] %j is no link',
    (token) => expect(shareIdOf('secret', token)).toBeNull(),
  )
})

describe('a password once given', () => {
  const share = { id, password_hash: 'hash' }
  const now = Date.parse('2026-05-14T12:00:00Z')

  it('[SH6] opens its link for twelve hours', () => {
    const grant = grantFor('secret', share, now)
    expect(grantHolds('secret', share, grant, now + (GRANT_S - 1) * 1000)).toBe(true)
    expect(grantHolds('secret', share, grant, now + (GRANT_S + 1) * 1000)).toBe(false)
  })

  it('[SH6] opens no other link, nor this one under another password or a later hour', () => {
    const grant = grantFor('secret', share, now)
    const [until = '', proof = ''] = grant.split('.')
    expect(grantHolds('secret', { ...share, id: randomUUID() }, grant, now)).toBe(false)
    expect(grantHolds('secret', { ...share, password_hash: 'new' }, grant, now)).toBe(false)
    expect(grantHolds('another', share, grant, now)).toBe(false)
    expect(grantHolds('secret', share, `${Number(until) + 1}.${proof}`, now)).toBe(false)
    for (const bad of ['', '.', 'x.y', `${until}.`, `-1.${proof}`, `1e99.${proof}`])
      expect(grantHolds('secret', share, bad, now)).toBe(false)
  })
})

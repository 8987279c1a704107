import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { inviteIdOf, inviteToken } from './invite-token'

const id = '5b0f2f6e-6a1c-4e29-a4a6-5a8f7d3f9f11'

describe('an invite link', () => {
  it('[RO30] leads back to its invite, each time the same', () => {
    expect(inviteIdOf('secret', inviteToken('secret', id))).toBe(id)
    expect(inviteToken('secret', id)).toBe(inviteToken('secret', id))
  })

  it('[RO30] survives in a web address as it is', () => {
    const token = inviteToken('secret', id)
    expect(encodeURIComponent(token)).toBe(token)
    expect(token.length).toBeLessThan(120)
  })

  it('[RO30] is worthless with another secret, another id, or a character changed', () => {
    const token = inviteToken('secret', id)
    expect(inviteIdOf('another', token)).toBeNull()
    expect(inviteIdOf('secret', token.replace(id, randomUUID()))).toBeNull()
    for (let at = 0; at < token.length; at++) {
      const changed = `${token.slice(0, at)}${token[at] === 'x' ? 'y' : 'x'}${token.slice(at + 1)}`
      expect(inviteIdOf('secret', changed)).toBeNull()
    }
  })

  it.each(['', '.', 'x', `${id}.`, id, '....', `${id}.ä`])('[RO30] %j is no link', (token) => {
    expect(inviteIdOf('secret', token)).toBeNull()
  })
})

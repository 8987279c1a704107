import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The secret of an invite link: its id, and a proof that this server made it. Derived rather than
 * stored, so the link can be shown again and a copy of the database lets nobody in.
 */
export function inviteToken(secret: string, inviteId: string): string {
  return `${inviteId}.${proof(secret, inviteId).toString('base64url')}`
}

/** The invite a token stands for; null when this server did not make it. Takes the same time. */
export function inviteIdOf(secret: string, token: string): string | null {
  const dot = token.lastIndexOf('.')
  const inviteId = token.slice(0, Math.max(dot, 0))
  const expected = Buffer.from(inviteToken(secret, inviteId))
  const given = Buffer.from(token)
  return given.length === expected.length && timingSafeEqual(given, expected) ? inviteId : null
}

function proof(secret: string, inviteId: string): Buffer {
  // Says what it is for, so that no other use of the same secret yields a valid link.
  return createHmac('sha256', secret).update(`invite ${inviteId}`).digest()
}

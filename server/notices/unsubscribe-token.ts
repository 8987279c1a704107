import { createHmac, timingSafeEqual } from 'node:crypto'
import { MailKind } from '../../lib/notices'

/**
 * What a link at the end of a mail holds: whose mails of which kind, and a proof that this server
 * made it. It ends these mails and does nothing else, whoever has it; nothing is stored for it.
 */
export function unsubscribeToken(secret: string, userId: string, kind: MailKind): string {
  // Says what it is for, so that no other use of the same secret yields a valid one.
  const proof = createHmac('sha256', secret).update(`unsubscribe ${kind} ${userId}`).digest()
  return `${kind}.${userId}.${proof.toString('base64url')}`
}

/** Null when this server did not make it. */
export function unsubscribeFrom(
  secret: string,
  token: string,
): { userId: string; kind: MailKind } | null {
  const [kind, userId = ''] = token.split('.')
  const known = MailKind.safeParse(kind)
  if (!known.success) return null
  const expected = Buffer.from(unsubscribeToken(secret, userId, known.data))
  const given = Buffer.from(token)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  return { userId, kind: known.data }
}

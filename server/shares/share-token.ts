import { createHmac, timingSafeEqual } from 'node:crypto'

const ID_BYTES = 16
const PROOF_BYTES = 16
const HOUR_S = 60 * 60

/** How long a password once given opens a link in one browser, in seconds. */
export const GRANT_S = 12 * HOUR_S

/**
 * The secret of a share link: its id, and 128 bits of proof that this server made it. Derived rather
 * than stored, so the link can be shown again and a copy of the database opens nothing.
 */
export function shareToken(secret: string, shareId: string): string {
  const id = Buffer.from(shareId.replaceAll('-', ''), 'hex')
  const proof = hmac(secret, `share ${shareId}`).subarray(0, PROOF_BYTES)
  return Buffer.concat([id, proof]).toString('base64url')
}

/** The share a token stands for; null when this server did not make it. */
export function shareIdOf(secret: string, token: string): string | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== ID_BYTES + PROOF_BYTES) return null
  const hex = bytes.subarray(0, ID_BYTES).toString('hex')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  return same(token, shareToken(secret, id)) ? id : null
}

/** Proof that the password of a share was given, for a cookie: until when, and our word for it. */
export function grantFor(secret: string, share: Protected, nowMs: number): string {
  const until = Math.floor(nowMs / 1000) + GRANT_S
  return `${until}.${grantProof(secret, share, until)}`
}

/** Whether a grant still holds for this share and its password. */
export function grantHolds(secret: string, share: Protected, grant: string, nowMs: number) {
  const [until = '', proof = ''] = grant.split('.')
  if (!/^\d{1,12}$/.test(until) || Number(until) * 1000 < nowMs) return false
  return same(proof, grantProof(secret, share, Number(until)))
}

interface Protected {
  id: string
  password_hash: string | null
}

function grantProof(secret: string, { id, password_hash }: Protected, until: number): string {
  return hmac(secret, `share-grant ${id} ${until} ${password_hash ?? ''}`).toString('base64url')
}

function hmac(secret: string, what: string): Buffer {
  // Says what it is for, so that no other use of the same secret yields a valid one.
  return createHmac('sha256', secret).update(what).digest()
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

import { createHash, randomBytes } from 'node:crypto'

/** 256 bits of chance, as text that survives web addresses and shells. */
export function newSecretText(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * What is stored instead of a secret. One round of SHA-256 is enough for 256 bits of chance;
 * passwords, which people choose, take `Passwords`.
 */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

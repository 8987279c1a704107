import { createHmac } from 'node:crypto'

const PREFIX = 'whsec_'

/**
 * What the requests of a webhook are signed with: 256 bits, as Standard Webhooks writes them. Derived
 * like invite and share links, so that a copy of the database signs nothing; another turn is another
 * secret.
 */
export function webhookSecret(secret: string, webhookId: string, turn: number): string {
  const key = createHmac('sha256', secret).update(`webhook ${webhookId} ${turn}`).digest()
  return PREFIX + key.toString('base64')
}

/**
 * The headers by which a receiver knows who sent this and that it is no old copy.
 * @see https://github.com/standard-webhooks/standard-webhooks
 * @param signingSecrets the one that counts first; while a receiver changes over, the one before too
 * @param id the same for every try; holds no full stop
 * @param at of this try, in milliseconds
 */
export function signedHeaders(
  signingSecrets: readonly string[],
  { id, at, body }: { id: string; at: number; body: string },
): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000))
  const proofs = signingSecrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
    return createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  })
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': proofs.map((proof) => `v1,${proof}`).join(' '),
  }
}

export interface OriginRules {
  /** The address people type, when the operator fixed it. */
  publicUrl: string | null
  /** Whether a proxy of ours stands in front and its x-forwarded-* headers can be believed. */
  trustProxy: boolean
}

/**
 * Scheme, host and port under which a request reached us.
 * @param direct the same as the socket saw it, e.g. `http://localhost:3000`
 */
export function ownOrigin(rules: OriginRules, headers: Headers, direct: string): string {
  if (rules.publicUrl) return rules.publicUrl
  if (!rules.trustProxy) return direct
  const seen = new URL(direct)
  const scheme = lastHop(headers.get('x-forwarded-proto')) ?? seen.protocol.replace(':', '')
  const host = lastHop(headers.get('x-forwarded-host')) ?? seen.host
  return URL.parse(`${scheme}://${host}`)?.origin ?? direct
}

/** What the proxy nearest to us added to a list header; what stands before it anybody can send. */
export function lastHop(header: string | null): string | null {
  return header?.split(',').at(-1)?.trim() || null
}

/**
 * Whether a request that changes something may come from where it says. Browsers tell the truth
 * here and scripts have no cookie to steal; so a visitor's script may stay silent, while whoever
 * rides on a session cookie must prove that a page of ours sent it.
 */
export function comesFromUs(headers: Headers, own: string, ridesOnCookie: boolean): boolean {
  const origin = headers.get('origin')
  const site = headers.get('sec-fetch-site')
  if (origin !== null && origin !== own) return false
  if (site !== null && site !== 'same-origin' && site !== 'none') return false
  return !ridesOnCookie || origin !== null || site !== null
}

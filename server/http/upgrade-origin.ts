import type { IncomingMessage } from 'node:http'
import { directOrigin, headersOf } from './incoming'
import { ownOrigin, type OriginRules } from './origin'

/**
 * Whether a page from there may open a live connection. Browsers send cookies along with sockets to
 * anywhere, so without a bearer token only our own pages may, and silence is no proof.
 */
export function mayUpgrade(rules: OriginRules, request: IncomingMessage): boolean {
  const headers = headersOf(request)
  if (/^bearer\s/i.test(headers.get('authorization') ?? '')) return true
  return headers.get('origin') === ownOrigin(rules, headers, directOrigin(request))
}

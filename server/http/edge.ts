import type { IncomingMessage } from 'node:http'
import { directOrigin, headersOf } from './incoming'
import { ownOrigin, type OriginRules } from './origin'

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto']

// Next's own words between its parts. From outside they have let people around its checks before.
const INTERNAL = ['x-middleware-subrequest', 'x-middleware-subrequest-id', 'x-middleware-prefetch']

/**
 * Takes out of a request what only a proxy of ours, or Next itself, may say, and says in its place
 * under which address the request reached us. For requests that pages answer; the API reads the
 * raw headers and knows what to believe.
 */
export function trustOnlyOurs(request: IncomingMessage, rules: OriginRules): void {
  const own = new URL(ownOrigin(rules, headersOf(request), directOrigin(request)))
  for (const name of INTERNAL) delete request.headers[name]
  if (!rules.trustProxy)
    for (const name of Object.keys(request.headers))
      if (FORWARDED.includes(name) || name.startsWith('x-forwarded-')) delete request.headers[name]
  request.headers['x-forwarded-proto'] = own.protocol.replace(':', '')
  request.headers['x-forwarded-host'] = own.host
}

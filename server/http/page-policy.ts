import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { ownOrigin, type OriginRules } from './origin'
import { directOrigin, headersOf } from './incoming'

/**
 * Lets a page run only the scripts it was rendered with, and talk only to this server: whatever
 * gets into a text, it stays text. Next finds the number in the request's own header and puts it
 * on its scripts.
 */
export function setPagePolicy(
  request: IncomingMessage,
  response: ServerResponse,
  rules: OriginRules,
): void {
  const nonce = randomBytes(16).toString('base64')
  const own = ownOrigin(rules, headersOf(request), directOrigin(request))
  const policy = [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    // For browsers that do not know the two lines after it.
    "style-src 'self' 'unsafe-inline'",
    `style-src-elem 'self' 'nonce-${nonce}'`,
    // Positions and sizes are written into style attributes; no text of anybody's ever is.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    // Some browsers do not count live connections among 'self'.
    `connect-src 'self' ${own.replace(/^http/, 'ws')}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
  request.headers['content-security-policy'] = policy
  response.setHeader('content-security-policy', policy)
}

import { AppError } from '../../lib/errors'
import type { UserId } from '../../lib/ids'
import type { Locale } from '../../lib/locales'

/** Who makes a request. */
export interface Caller {
  userId: UserId
  name: string
  email: string
  locale: Locale | null
  /** Id of the session or access token used; live sockets are closed by it. */
  key: string
  /** A session may do all its role may; a token only as much as its scope. */
  scope: 'session' | 'read' | 'write'
}

/**
 * Finds out who makes a request, from its `cookie` and `authorization` headers alone, so that it
 * serves HTTP requests and socket upgrades alike. Null when the request carries neither.
 * @throws AppError token_invalid when a bearer token is present and does not hold.
 */
export type Authenticate = (headers: Headers) => Promise<Caller | null>

/** The part of a request's context that knows who makes it. */
interface Asked {
  get(key: 'caller'): Caller | null
}

/** The caller of this request, or null for a visitor. */
export function callerOf(c: Asked): Caller | null {
  return c.get('caller')
}

/** @throws AppError not_signed_in */
export function requireCaller(c: Asked): Caller {
  const caller = callerOf(c)
  if (!caller) throw new AppError('not_signed_in')
  return caller
}

/**
 * For what only a person at a browser may do, such as making access tokens.
 * @throws AppError not_signed_in, not_allowed
 */
export function requireSession(c: Asked): Caller {
  const caller = requireCaller(c)
  if (caller.scope !== 'session') throw new AppError('not_allowed')
  return caller
}

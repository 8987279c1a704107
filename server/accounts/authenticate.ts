import type { TokenScope } from '../../lib/accounts'
import { AppError } from '../../lib/errors'
import type { UserId } from '../../lib/ids'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { Authenticate, Caller } from '../http/caller'
import { localeOf } from './accounts'
import { digestOf } from './secret-text'
import { sessionIdOf } from './session-cookie'
import { quarter } from './sessions'
import { liveSession, touchSession } from './session-store'
import { liveToken, touchToken } from './token-store'
import { TOKEN_PREFIX } from './tokens'

const TOUCH_MS = 60_000

export interface AuthenticateParts {
  database: Database<Schema>
  /** What next-auth encrypts its cookie with. */
  secret: string
  /** Whether the site is on https for certain; null when nobody said. */
  secure: boolean | null
}

/**
 * Finds out who asks. Every request and every socket comes through here, and here the row decides:
 * a cookie or token alone proves nothing. A bearer token goes before a cookie.
 */
export function createAuthenticate({ database, secret, secure }: AuthenticateParts): Authenticate {
  return async (headers) => {
    const token = bearerToken(headers.get('authorization'))
    if (token !== null) return byToken(database, token)
    const sessionId = await sessionIdOf(headers.get('cookie'), secret, secure)
    return sessionId === null ? null : bySession(database, sessionId)
  }
}

/** Other schemes are none of ours: a proxy may ask for its own password with `Basic`. */
export function bearerToken(header: string | null): string | null {
  return /^bearer\s+(.*)$/i.exec(header ?? '')?.[1]?.trim() ?? null
}

async function bySession(database: Database<Schema>, id: string): Promise<Caller | null> {
  const now = Date.now()
  const row = await liveSession(database.db, id, new Date(now).toISOString())
  if (row && row.seen_at !== quarter(now)) await touchSession(database.db, id, quarter(now))
  return row ? { ...personOf(row), scope: 'session' } : null
}

async function byToken(database: Database<Schema>, token: string): Promise<Caller> {
  const now = new Date().toISOString()
  const row = token.startsWith(TOKEN_PREFIX)
    ? await liveToken(database.db, digestOf(token), now)
    : undefined
  if (!row) throw new AppError('token_invalid')
  // Once a minute is exact enough for people, and spares a write per request.
  const stale = new Date(Date.now() - TOUCH_MS).toISOString()
  if (row.last_used_at === null || row.last_used_at < stale)
    await touchToken(database.db, row.key, now)
  return { ...personOf(row), scope: row.scope as TokenScope }
}

interface PersonRow {
  key: string
  id: string
  name: string
  email: string
  locale: string | null
}

function personOf({ key, id, name, email, locale }: PersonRow): Omit<Caller, 'scope'> {
  return { userId: id as UserId, name, email, locale: localeOf(locale), key }
}

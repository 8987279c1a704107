import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { AccessToken, NewAccessToken, TokenMake, TokenScope } from '../../lib/accounts'
import { AppError } from '../../lib/errors'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { AccessTokensTable } from '../db/tables/people'
import { digestOf, newSecretText } from './secret-text'
import type { SignedOut } from './sessions'
import { insertToken, liveTokensOf, revokeToken } from './token-store'

const DAY_MS = 24 * 60 * 60_000

/** Tells people and secret scanners what the text is. */
export const TOKEN_PREFIX = 'tl_'

/** Personal access tokens, for scripts. Only their digest is stored. */
export class Tokens {
  constructor(
    private readonly database: Database<Schema>,
    private readonly signedOut: SignedOut,
  ) {}

  /** The answer holds the secret; it cannot be shown again. */
  async make(
    userId: string,
    { name, scope, days }: z.output<typeof TokenMake>,
  ): Promise<z.infer<typeof NewAccessToken>> {
    const token = TOKEN_PREFIX + newSecretText()
    const now = Date.now()
    const row: AccessTokensTable = {
      id: randomUUID(),
      user_id: userId,
      name,
      hash: digestOf(token),
      scope,
      created_at: new Date(now).toISOString(),
      expires_at: new Date(now + days * DAY_MS).toISOString(),
      last_used_at: null,
      revoked_at: null,
    }
    await insertToken(this.database.db, row)
    return { ...shown(row), token }
  }

  /** A person's tokens that still hold, newest first. */
  async list(userId: string): Promise<AccessToken[]> {
    const rows = await liveTokensOf(this.database.db, userId, new Date().toISOString())
    return rows.map(shown)
  }

  /** Ends a token and closes its sockets. @throws AppError not_found */
  async revoke(userId: string, id: string): Promise<void> {
    const revoked = await revokeToken(this.database.db, userId, id, new Date().toISOString())
    if (!revoked) throw new AppError('not_found')
    this.signedOut({ key: id })
  }
}

function shown(row: AccessTokensTable): AccessToken {
  return {
    id: row.id,
    name: row.name,
    scope: row.scope as TokenScope,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  }
}

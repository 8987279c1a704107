import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema'
import type { AccessTokensTable } from '../db/tables/people'

type Db = Kysely<Schema>

export async function insertToken(db: Db, row: AccessTokensTable): Promise<void> {
  await db.insertInto('access_tokens').values(row).execute()
}

/** A token that holds, with the person it belongs to; undefined when anything speaks against it. */
export function liveToken(db: Db, hash: string, now: string) {
  return db
    .selectFrom('access_tokens')
    .innerJoin('users', 'users.id', 'access_tokens.user_id')
    .select(['access_tokens.id as key', 'access_tokens.scope', 'access_tokens.last_used_at'])
    .select(['users.id', 'users.name', 'users.email', 'users.locale'])
    .where('access_tokens.hash', '=', hash)
    .where('access_tokens.revoked_at', 'is', null)
    .where('access_tokens.expires_at', '>', now)
    .where('users.disabled_at', 'is', null)
    .executeTakeFirst()
}

/** Neither revoked nor expired, newest first. */
export function liveTokensOf(db: Db, userId: string, now: string): Promise<AccessTokensTable[]> {
  return db
    .selectFrom('access_tokens')
    .selectAll()
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
}

export async function touchToken(db: Db, id: string, now: string): Promise<void> {
  await db.updateTable('access_tokens').set({ last_used_at: now }).where('id', '=', id).execute()
}

/** False when this person has no such token, or it is revoked already. */
export async function revokeToken(
  db: Db,
  userId: string,
  id: string,
  now: string,
): Promise<boolean> {
  const result = await db
    .updateTable('access_tokens')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

export async function revokeTokensOf(db: Db, userId: string, now: string): Promise<void> {
  await db
    .updateTable('access_tokens')
    .set({ revoked_at: now })
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .execute()
}

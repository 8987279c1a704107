import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema'
import type { SessionsTable, TicketsTable } from '../db/tables/people'

type Db = Kysely<Schema>

/** Also clears away tickets nobody redeemed. */
export async function insertTicket(db: Db, row: TicketsTable, now: string): Promise<void> {
  await db.deleteFrom('tickets').where('expires_at', '<=', now).execute()
  await db.insertInto('tickets').values(row).execute()
}

/** Uses a ticket up: of two who try at once, one gets it. Undefined when it is gone or expired. */
export async function takeTicket(db: Db, hash: string, now: string): Promise<string | undefined> {
  const row = await db
    .deleteFrom('tickets')
    .where('hash', '=', hash)
    .returning(['user_id', 'expires_at'])
    .executeTakeFirst()
  return row && row.expires_at > now ? row.user_id : undefined
}

/** Also clears away sessions that have expired. */
export async function insertSession(db: Db, row: SessionsTable, now: string): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<=', now).execute()
  await db.insertInto('sessions').values(row).execute()
}

/** A session that holds, with the person it belongs to; undefined when anything speaks against it. */
export function liveSession(db: Db, id: string, now: string) {
  return db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select(['sessions.id as key', 'users.id', 'users.name', 'users.email', 'users.locale'])
    .select('sessions.seen_at')
    .where('sessions.id', '=', id)
    .where('sessions.revoked_at', 'is', null)
    .where('sessions.expires_at', '>', now)
    .where('users.disabled_at', 'is', null)
    .executeTakeFirst()
}

export async function revokeSession(db: Db, id: string, now: string): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute()
}

export async function touchSession(db: Db, id: string, at: string): Promise<void> {
  await db.updateTable('sessions').set({ seen_at: at }).where('id', '=', id).execute()
}

/** Neither ended nor expired, the newest first. */
export function liveSessionsOf(db: Db, userId: string, now: string): Promise<SessionsTable[]> {
  return db
    .selectFrom('sessions')
    .selectAll()
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
}

/** Ends these of a person's sessions; answers the ids of those that had not ended before. */
export async function revokeSome(
  db: Db,
  userId: string,
  which: { id: string } | { allBut: string },
  now: string,
): Promise<string[]> {
  const rows = await db
    .updateTable('sessions')
    .set({ revoked_at: now })
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .where('id', 'id' in which ? '=' : '!=', 'id' in which ? which.id : which.allBut)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

export async function deleteTicketsOf(db: Db, userId: string): Promise<void> {
  await db.deleteFrom('tickets').where('user_id', '=', userId).execute()
}

/** All of a person's sessions, and tickets that could still become one. */
export async function revokeSessionsOf(db: Db, userId: string, now: string): Promise<void> {
  await deleteTicketsOf(db, userId)
  await db
    .updateTable('sessions')
    .set({ revoked_at: now })
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .execute()
}

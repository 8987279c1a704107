import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema'
import type { UsersTable } from '../db/tables/people'

type Db = Kysely<Schema>

/** Answers false, and changes nothing, when the address is taken. */
export async function insertUser(db: Db, row: UsersTable): Promise<boolean> {
  const result = await db
    .insertInto('users')
    .values(row)
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows) > 0
}

/** By normalised address. */
export function userByEmail(db: Db, email: string): Promise<UsersTable | undefined> {
  return db.selectFrom('users').selectAll().where('email', '=', email).executeTakeFirst()
}

/** Those for whom this address waits for its first sign-in; not more than a few are ever tried. */
export function usersAwaiting(db: Db, email: string): Promise<UsersTable[]> {
  return db
    .selectFrom('users')
    .selectAll()
    .where('next_email', '=', email)
    .where('disabled_at', 'is', null)
    .limit(3)
    .execute()
}

/** The address that waits becomes the address. False when somebody else has it by now. */
export async function settleEmail(db: Db, id: string, email: string): Promise<boolean> {
  const result = await db
    .updateTable('users')
    .set({ email, next_email: null })
    .where('id', '=', id)
    .where('next_email', '=', email)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('users as others').select('id').where('others.email', '=', email))),
    )
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

export function userById(db: Db, id: string): Promise<UsersTable | undefined> {
  return db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function updateUser(
  db: Db,
  id: string,
  change: Partial<Omit<UsersTable, 'id'>>,
): Promise<void> {
  if (Object.keys(change).length === 0) return
  await db.updateTable('users').set(change).where('id', '=', id).execute()
}

export async function anyUser(db: Db): Promise<boolean> {
  const row = await db.selectFrom('users').select('id').limit(1).executeTakeFirst()
  return row !== undefined
}

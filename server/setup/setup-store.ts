import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema'

type Db = Kysely<Schema>

const DIGEST = 'setup-link-digest'
const DONE = 'set-up-at'

/** Remembers the newest set-up link; older ones stop working. */
export async function saveSetupDigest(db: Db, digest: string): Promise<void> {
  await db
    .insertInto('settings')
    .values({ key: DIGEST, value: digest })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: digest }))
    .execute()
}

/** Whether this is the newest set-up link. */
export async function isSetupDigest(db: Db, digest: string): Promise<boolean> {
  const row = await setting(db, DIGEST)
  return row?.value === digest
}

export async function isSetUp(db: Db): Promise<boolean> {
  return (await setting(db, DONE)) !== undefined
}

/** Of two who set up at once, one gets true. No link works from here on. */
export async function saveSetUp(db: Db, at: string): Promise<boolean> {
  const result = await db
    .insertInto('settings')
    .values({ key: DONE, value: at })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst()
  await db.deleteFrom('settings').where('key', '=', DIGEST).execute()
  return Number(result.numInsertedOrUpdatedRows) > 0
}

function setting(db: Db, key: string) {
  return db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
}

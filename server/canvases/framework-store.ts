import type { Kysely } from 'kysely'
import type { FrameworksTable, Schema } from '../db/schema'

type Db = Kysely<Schema>

/** A version once stored stays as it is: canvases are pinned to it. */
export async function insertFramework(db: Db, row: FrameworksTable): Promise<void> {
  await db
    .insertInto('frameworks')
    .values(row)
    .onConflict((conflict) => conflict.columns(['key', 'version']).doNothing())
    .execute()
}

export function frameworkOf(
  db: Db,
  key: string,
  version: number,
): Promise<FrameworksTable | undefined> {
  return db
    .selectFrom('frameworks')
    .selectAll()
    .where('key', '=', key)
    .where('version', '=', version)
    .executeTakeFirst()
}

/** The newest version of each. */
export function newestVersions(db: Db): Promise<{ key: string; version: number }[]> {
  return db
    .selectFrom('frameworks')
    .select((eb) => ['key', eb.fn.max('version').as('version')])
    .groupBy('key')
    .orderBy('key')
    .execute()
}

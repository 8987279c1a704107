import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema'
import type { IntegrityChecksTable } from '../db/tables/canvases'

type Db = Kysely<Schema>

export function newestCheck(
  db: Db,
  workspaceId: string,
): Promise<IntegrityChecksTable | undefined> {
  return db
    .selectFrom('integrity_checks')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The newest with this fingerprint: nothing had changed between those that share one. */
export function checkWith(
  db: Db,
  workspaceId: string,
  fingerprint: string,
): Promise<IntegrityChecksTable | undefined> {
  return db
    .selectFrom('integrity_checks')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('fingerprint', '=', fingerprint)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Never changed afterwards. */
export async function insertCheck(db: Db, row: IntegrityChecksTable): Promise<void> {
  await db.insertInto('integrity_checks').values(row).execute()
}

import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema'
import type { FrameworksTable } from '../db/tables/canvases'

type Db = Kysely<Schema>

/**
 * A version once stored stays as it is: canvases are pinned to it.
 * @returns false when there was one of this number already; then nothing was stored.
 */
export async function insertFramework(db: Db, row: FrameworksTable): Promise<boolean> {
  const stored = await db
    .insertInto('frameworks')
    .values(row)
    .onConflict((conflict) => conflict.columns(['key', 'version']).doNothing())
    .returning('version')
    .executeTakeFirst()
  return stored !== undefined
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

/** The newest version of each that came with the product, and of each that this workspace has made. */
export async function newestVersions(
  db: Db,
  workspaceId: string | null,
): Promise<Omit<FrameworksTable, 'data'>[]> {
  const rows = await db
    .selectFrom('frameworks')
    .select(['key', 'version', 'workspace_id', 'saved_by', 'saved_at'])
    .where((eb) =>
      workspaceId === null
        ? eb('workspace_id', 'is', null)
        : eb.or([eb('workspace_id', 'is', null), eb('workspace_id', '=', workspaceId)]),
    )
    .orderBy('version', 'desc')
    .execute()
  return rows.filter((row, i) => rows.findIndex((one) => one.key === row.key) === i)
}

/** By key of the framework: JSON. */
export async function labelsIn(db: Db, workspaceId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('framework_labels')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .execute()
  return new Map(rows.map((row) => [row.framework_key, row.labels]))
}

export async function saveLabels(
  db: Db,
  workspaceId: string,
  key: string,
  labels: string,
): Promise<void> {
  await db
    .insertInto('framework_labels')
    .values({ workspace_id: workspaceId, framework_key: key, labels })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'framework_key']).doUpdateSet({ labels }),
    )
    .execute()
}

/** The channels of the canvases of a workspace that are built on a framework. */
export async function channelsOn(db: Db, workspaceId: string, key: string): Promise<string[]> {
  const rows = await db
    .selectFrom('canvases')
    .select('document_id')
    .where('workspace_id', '=', workspaceId)
    .where('framework_key', '=', key)
    .execute()
  return rows.map((row) => row.document_id)
}

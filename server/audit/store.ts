import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema'
import type { AuditEntriesTable } from '../db/tables/people'

type Db = Kysely<Schema>

/**
 * Takes the next number of a workspace's chain and answers it with the hash before it. The row it
 * raises makes everyone else wait until this transaction ends, so numbers have no gaps.
 */
export async function nextInChain(
  db: Db,
  workspaceId: string,
): Promise<{ seq: number; hash: string }> {
  await db
    .insertInto('audit_heads')
    .values({ workspace_id: workspaceId, seq: 0, hash: '' })
    .onConflict((conflict) => conflict.column('workspace_id').doNothing())
    .execute()
  return db
    .updateTable('audit_heads')
    .set((eb) => ({ seq: eb('seq', '+', 1) }))
    .where('workspace_id', '=', workspaceId)
    .returning(['seq', 'hash'])
    .executeTakeFirstOrThrow()
}

export async function insertEntry(db: Db, row: AuditEntriesTable): Promise<void> {
  await db.insertInto('audit_entries').values(row).execute()
  await db
    .updateTable('audit_heads')
    .set({ hash: row.hash })
    .where('workspace_id', '=', row.workspace_id)
    .execute()
}

/** Which entries: those before a number, of one kind, by or about one person. */
export interface EntriesWanted {
  before?: number | undefined
  kind?: string | undefined
  person?: string | undefined
  limit: number
}

/** Newest first. */
export function entriesOf(
  db: Db,
  workspaceId: string,
  { before, kind, person, limit }: EntriesWanted,
): Promise<AuditEntriesTable[]> {
  let query = db
    .selectFrom('audit_entries')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('seq', 'desc')
    .limit(limit)
  if (before !== undefined) query = query.where('seq', '<', before)
  if (kind !== undefined) query = query.where('action', 'like', `${kind}.%`)
  // A subject is JSON text as it was hashed; an id of ours holds nothing that JSON or LIKE reads.
  if (person !== undefined)
    query = /^[0-9a-z-]+$/i.test(person)
      ? query.where((eb) =>
          eb.or([
            eb('actor_id', '=', person),
            eb('subject', 'like', `{"kind":"person","id":"${person}"%`),
          ]),
        )
      : query.where((eb) => eb.lit(false))
  return query.execute()
}

/** Acts of one kind after a time, newest first. */
export function actsSince(
  db: Db,
  workspaceId: string,
  action: string,
  since: string,
): Promise<AuditEntriesTable[]> {
  return db
    .selectFrom('audit_entries')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('action', '=', action)
    .where('at', '>', since)
    .orderBy('seq', 'desc')
    .limit(200)
    .execute()
}

/** The whole chain, oldest first, in pages. */
export function entriesAfter(
  db: Db,
  workspaceId: string,
  seq: number,
  limit: number,
): Promise<AuditEntriesTable[]> {
  return db
    .selectFrom('audit_entries')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute()
}

export function headOf(
  db: Db,
  workspaceId: string,
): Promise<{ seq: number; hash: string } | undefined> {
  return db
    .selectFrom('audit_heads')
    .select(['seq', 'hash'])
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
}

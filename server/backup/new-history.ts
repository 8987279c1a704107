import type { AuditDetail } from '../../lib/audit'
import { Audit } from '../audit/audit'
import { databaseOver } from '../db/database'
import { MIGRATIONS } from '../db/migrations'
import { openDatabase, type Place } from '../db/open'
import type { Schema } from '../db/schema'
import { newEpoch } from '../sync/epoch'
import { openLog } from '../sync/open-log'
import type { UpdateLog } from '../sync/update-log'

export interface NewHistoryParts {
  tables: Place
  log: Place
  /** Tests put a log with a fault in. */
  openLog?: (place: Place) => Promise<UpdateLog>
}

/**
 * Makes data that was put back as it once was safe to go on from; no server may run on it.
 *
 * Browsers still hold what was written after the backup. Every document gets a new epoch, so that
 * such copies are refused and kept as they are, instead of flowing back in. Sessions end: some of
 * them had ended since, and nobody can say which. What webhooks were
 * still to be told is old news and is not sent. Each workspace's audit log gets an entry.
 *
 * Brings the data up to this version first.
 */
export async function beginNewHistory(
  parts: NewHistoryParts,
  detail: AuditDetail,
): Promise<{ documents: number; workspaces: number }> {
  const at = new Date()
  const database = databaseOver(await openDatabase<Schema>(parts.tables, MIGRATIONS, 'migrations'))
  try {
    const log = await (parts.openLog ?? openUpdateLog)(parts.log)
    try {
      const documents = await log.beginEpoch(newEpoch(), at.getTime())
      const audit = new Audit({ database })
      const workspaces = await database.transaction(async (tx) => {
        await tx.db.deleteFrom('tickets').execute()
        await tx.db
          .updateTable('sessions')
          .set({ revoked_at: at.toISOString() })
          .where('revoked_at', 'is', null)
          .execute()
        await tx.db
          .updateTable('webhook_deliveries')
          .set({ state: 'failed', next_at: null, pressed: 0, problem: 'restored' })
          .where('state', '=', 'waiting')
          .execute()
        const ids = await tx.db.selectFrom('workspaces').select('id').orderBy('id').execute()
        for (const { id } of ids)
          await audit.record(tx, {
            ...{ workspaceId: id, actorId: null, action: 'data.restored', detail },
            at: at.toISOString(),
          })
        return ids.length
      })
      return { documents, workspaces }
    } finally {
      await log.close()
    }
  } finally {
    await database.close()
  }
}

function openUpdateLog(place: Place): Promise<UpdateLog> {
  return openLog(place, (error) => {
    throw error
  })
}

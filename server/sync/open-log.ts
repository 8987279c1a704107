import { openDatabase, type Place } from '../db/open'
import { LOG_LEDGER, LOG_MIGRATIONS } from './log-migrations'
import type { LogSchema } from './log-schema'
import { logStore } from './log-store'
import { logThread } from './log-thread'
import type { UpdateLog } from './update-log'

/**
 * Opens the update log: on SQLite in a thread of its own, because there a commit blocks the thread
 * it runs on; on PostgreSQL over the network, which blocks nobody.
 */
export async function openLog(place: Place, onDeath: (error: Error) => void): Promise<UpdateLog> {
  if (place.kind === 'sqlite') return logThread(place, onDeath)
  return logStore(await openDatabase<LogSchema>(place, LOG_MIGRATIONS, LOG_LEDGER))
}

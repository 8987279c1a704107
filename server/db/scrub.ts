import { Worker } from 'node:worker_threads'
import { type Kysely, PostgresAdapter, sql } from 'kysely'
import type { Schema } from './schema'

/** Where words of texts lie among the product's tables. */
const TABLES = [
  ...(['editions', 'element_texts', 'threads', 'thread_messages'] as const),
  ...(['suggestions', 'search_passages', 'restorations'] as const),
]

/**
 * Writes the product's tables anew, since what was deleted stays in free pages until they are used
 * again. On SQLite a thread does it: whoever asks these tables waits in the queue for the connection,
 * and the event loop, with everybody who types, goes on.
 */
export async function scrub(db: Kysely<Schema>): Promise<void> {
  if (db.getExecutor().adapter instanceof PostgresAdapter) {
    for (const table of TABLES) await sql`vacuum full ${sql.table(table)}`.execute(db)
    return
  }
  // The connection is held meanwhile. Whoever used it would meet a locked file, and a connection
  // that waits for a lock holds up the whole thread.
  await db.connection().execute(async (held) => {
    const named = await sql<{
      file: string
    }>`select file from pragma_database_list where name = 'main'`.execute(held)
    const file = named.rows[0]?.file
    // What is in memory leaves nothing behind in a file.
    if (file) await inThread(file)
  })
}

function inThread(file: string): Promise<void> {
  const worker = new Worker(new URL('./scrub-worker.mjs', import.meta.url), {
    workerData: file,
    // Not the flags of the process that started us: a test runner's mean nothing here.
    execArgv: [],
  })
  return new Promise((resolve, reject) => {
    let failure: string | null = 'The thread has ended.'
    worker.on('message', (said: string | null) => {
      failure = said
    })
    worker.on('error', reject)
    worker.on('exit', () => {
      if (failure === null) resolve()
      else reject(new Error(`The files could not be written anew: ${failure}`))
    })
  })
}

import { type Kysely, PostgresAdapter, sql } from 'kysely'
import type { Schema } from './schema'

/** Where words of texts lie among the product's tables. */
const TABLES = [
  ...(['editions', 'element_texts', 'threads', 'thread_messages'] as const),
  ...(['suggestions', 'search_passages', 'restorations'] as const),
]

/**
 * Writes the product's tables anew, since what was deleted stays in free pages until they are used
 * again. Everything else waits meanwhile.
 */
export async function scrub(db: Kysely<Schema>): Promise<void> {
  if (db.getExecutor().adapter instanceof PostgresAdapter) {
    for (const table of TABLES) await sql`vacuum full ${sql.table(table)}`.execute(db)
    return
  }
  // Terms of passages that are gone lie in the index until it is put together.
  await sql`insert into search_terms(search_terms) values ('optimize')`.execute(db)
  await sql`vacuum`.execute(db)
  await sql`pragma wal_checkpoint(truncate)`.execute(db)
}

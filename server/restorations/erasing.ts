import type { Kysely } from 'kysely'
import { withoutWords } from '../../lib/traces'
import type { Schema } from '../db/schema'

/** Takes erased words out of the names of sections that were restored. */
export async function eraseInRestorations(
  db: Kysely<Schema>,
  elementId: string,
  words: readonly string[],
): Promise<void> {
  const rows = await db
    .selectFrom('restorations')
    .select(['id', 'section'])
    .where('element_id', '=', elementId)
    .where('section', 'is not', null)
    .execute()
  for (const { id, section } of rows) {
    const clean = withoutWords(section ?? '', words)
    if (clean !== section)
      await db.updateTable('restorations').set({ section: clean }).where('id', '=', id).execute()
  }
}

import type { Kysely } from 'kysely'
import { addToChain } from './chain-store'
import { chunkOf } from './log-rows'
import type { LogSchema } from './log-schema'

/** Chunks in memory at once, whatever there is. */
const AT_ONCE = 200

/**
 * Begins the chain of every record that has chunks already, within the migration that makes the
 * table: with what lies there, since nobody can say any more whether it was always so.
 * @param at milliseconds since 1970
 */
export async function beginChains(tx: Kysely<LogSchema>, at: number): Promise<void> {
  const documents = await tx.selectFrom('chunks').select('document_id').distinct().execute()
  for (const { document_id: id } of documents)
    for (let after = 0, last = 0; ; after = last) {
      const rows = await tx
        .selectFrom('chunks')
        .selectAll()
        .where('document_id', '=', id)
        .where('first_seq', '>', after)
        .orderBy('first_seq')
        .limit(AT_ONCE)
        .execute()
      const chunks = rows.map(chunkOf)
      if (chunks.length === 0) break
      // Chunks of one minute lie between each other, so the last of them says where they end.
      last = chunks.at(-1)?.first ?? after
      await addToChain(tx, id, 'begun', { after, upTo: last, chunks }, at)
    }
}

import type { Kysely } from 'kysely'
import { addToChain } from './chain-store'
import { insertChunks } from './chunk-store'
import { epochMark } from './epoch'
import type { LogSchema } from './log-schema'
import type { Cut } from './update-log'

/**
 * Lets a document go on with the part of its record that can be replayed, within a transaction.
 * @param at milliseconds since 1970
 * @throws Error when its record is not any more what this was worked out from
 */
export async function cutIn(
  tx: Kysely<LogSchema>,
  documentId: string,
  { before, seq, state, loss }: Cut,
  at: number,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('documents')
    .set(loss ? { head_seq: seq + 1, epoch: loss.epoch } : { head_seq: seq })
    .where('id', '=', documentId)
    .where('head_seq', '=', before)
    .executeTakeFirstOrThrow()
  if (Number(numUpdatedRows) !== 1)
    throw new Error('The record has changed since its cut was worked out.')
  await tx.deleteFrom('snapshots').where('document_id', '=', documentId).execute()
  await tx.insertInto('snapshots').values({ document_id: documentId, seq, bytes: state }).execute()
  if (loss) {
    await tx.deleteFrom('updates').where('document_id', '=', documentId).execute()
    await tx.deleteFrom('chunks').where('document_id', '=', documentId).execute()
    await insertChunks(tx, documentId, loss.chunks)
    const { after, entries, epoch } = loss
    const made = loss.chunks.filter(({ first }) => first > after)
    const placed = { after, upTo: seq, chunks: made }
    await addToChain(tx, documentId, 'cut', placed, at, { entries, epoch })
    // What was cut off is still in browsers: they must not bring it back in parts.
    const mark = { document_id: documentId, seq: seq + 1, user_id: null, session_key: null, at }
    await tx
      .insertInto('updates')
      .values({ ...mark, bytes: epochMark(loss.epoch) })
      .execute()
    await tx
      .insertInto('writers')
      .values({ document_id: documentId, client_id: loss.epoch, user_id: '' })
      .execute()
  }
  await tx
    .updateTable('quarantine')
    .set({ released_at: at })
    .where('document_id', '=', documentId)
    .where('released_at', 'is', null)
    .execute()
}

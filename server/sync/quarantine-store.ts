import type { Kysely } from 'kysely'
import type { BrokenReason } from './broken-record'
import { cutIn } from './cut-in'
import { atOneMoment, chunkOf, entryOfUpdate, headOf } from './log-rows'
import type { LogSchema } from './log-schema'
import type { QuarantineLog } from './update-log'

/** What the log remembers of broken documents, in SQL on either database. */
export function quarantineStore(db: Kysely<LogSchema>): QuarantineLog {
  return {
    async quarantined() {
      const rows = await db
        .selectFrom('quarantine')
        .select(['document_id', 'at', 'reason', 'detail'])
        .where('released_at', 'is', null)
        .orderBy('at')
        .orderBy('document_id')
        .execute()
      return rows.map(({ document_id, at, reason, detail }) => ({
        documentId: document_id,
        at: Number(at),
        reason: reason as BrokenReason,
        detail,
      }))
    },

    async setAside({ documentId, at, reason, detail }, state) {
      await db
        .insertInto('quarantine')
        .values({ document_id: documentId, at, reason, detail, state, released_at: null })
        .execute()
    },

    async release(documentId, at) {
      await db
        .updateTable('quarantine')
        .set({ released_at: at })
        .where('document_id', '=', documentId)
        .where('released_at', 'is', null)
        .execute()
    },

    cut(documentId, cut, at) {
      return db.transaction().execute((tx) => cutIn(tx, documentId, cut, at))
    },

    raw: (documentId) =>
      atOneMoment(db, async (tx) => {
        const document = await tx
          .selectFrom('documents')
          .selectAll()
          .where('id', '=', documentId)
          .executeTakeFirst()
        if (!document) return null
        const snapshot = await tx
          .selectFrom('snapshots')
          .selectAll()
          .where('document_id', '=', documentId)
          .executeTakeFirst()
        const chunks = await tx
          .selectFrom('chunks')
          .selectAll()
          .where('document_id', '=', documentId)
          .orderBy('first_seq')
          .execute()
        const updates = await tx
          .selectFrom('updates')
          .selectAll()
          .where('document_id', '=', documentId)
          .orderBy('seq')
          .execute()
        const aside = await tx
          .selectFrom('quarantine')
          .select('state')
          .where('document_id', '=', documentId)
          .where('state', 'is not', null)
          .orderBy('at', 'desc')
          .executeTakeFirst()
        return {
          head: headOf(document),
          snapshot: snapshot
            ? {
                seq: Number(snapshot.seq),
                bytes: new Uint8Array(snapshot.bytes),
              }
            : null,
          chunks: chunks.map(chunkOf),
          updates: updates.map(entryOfUpdate),
          held: aside?.state ? new Uint8Array(aside.state) : null,
        }
      }),
  }
}

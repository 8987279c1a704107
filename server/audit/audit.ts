import { createHash } from 'node:crypto'
import type { AuditAction, AuditDetail, AuditSubject } from '../../lib/audit'
import type { Database, Tx } from '../db/database'
import type { Schema } from '../db/schema'
import type { AuditEntriesTable } from '../db/tables/people'
import {
  actsSince,
  entriesAfter,
  entriesOf,
  headOf,
  insertEntry,
  nextInChain,
  type EntriesWanted,
} from './store'

/** An act to record. `actorId` null: the server's operator did it. */
export interface Act {
  workspaceId: string
  actorId: string | null
  action: AuditAction
  subject?: AuditSubject
  detail?: AuditDetail
  /** ISO time; earlier than now only when seeding. */
  at?: string
}

const PAGE = 500

/**
 * The audit log. Each entry carries a hash over itself and the hash before it, so that an entry
 * changed or taken out later shows. Nouns record their acts in the transaction that does them.
 */
export class Audit {
  constructor(private readonly parts: { database: Database<Schema> }) {}

  async record(tx: Tx<Schema>, act: Act): Promise<void> {
    const { seq, hash: before } = await nextInChain(tx.db, act.workspaceId)
    const row = {
      workspace_id: act.workspaceId,
      seq,
      at: act.at ?? new Date().toISOString(),
      actor_id: act.actorId,
      action: act.action,
      subject: act.subject ? JSON.stringify(act.subject) : null,
      detail: JSON.stringify(act.detail ?? {}),
    }
    await insertEntry(tx.db, { ...row, hash: hashOf(before, row) })
  }

  /** Newest first. Who may read them is decided before. */
  entries(workspaceId: string, page: EntriesWanted): Promise<AuditEntriesTable[]> {
    return entriesOf(this.parts.database.db, workspaceId, page)
  }

  /** What became of a canvas's standing after a time (ISO), newest first: what everybody can see. */
  async standingsSince(
    workspaceId: string,
    canvasId: string,
    since: string,
  ): Promise<{ by: string | null; at: string; to: string }[]> {
    const { db } = this.parts.database
    const acts = await actsSince(db, workspaceId, 'canvas.standing-changed', since)
    return acts.flatMap(({ actor_id: by, at, subject, detail }) => {
      const { id } = JSON.parse(subject ?? '{}') as { id?: string }
      const { to } = JSON.parse(detail) as { to?: unknown }
      return id === canvasId && typeof to === 'string' ? [{ by, at, to }] : []
    })
  }

  /** Whether the chain of a workspace is whole; else the number of the first entry that is not. */
  async check(
    workspaceId: string,
  ): Promise<{ whole: true; entries: number } | { whole: false; brokenAt: number }> {
    const { db } = this.parts.database
    let last = { seq: 0, hash: '' }
    for (;;) {
      const rows = await entriesAfter(db, workspaceId, last.seq, PAGE)
      for (const row of rows) {
        if (row.seq !== last.seq + 1 || row.hash !== hashOf(last.hash, row))
          return { whole: false, brokenAt: last.seq + 1 }
        last = { seq: row.seq, hash: row.hash }
      }
      if (rows.length < PAGE) break
    }
    const head = (await headOf(db, workspaceId)) ?? { seq: 0, hash: '' }
    if (head.seq !== last.seq || head.hash !== last.hash)
      return { whole: false, brokenAt: last.seq + 1 }
    return { whole: true, entries: last.seq }
  }

  /** The newest entry of a workspace: its number and hash; number 0 when there is none. */
  async head(workspaceId: string): Promise<{ seq: number; hash: string }> {
    return (await headOf(this.parts.database.db, workspaceId)) ?? { seq: 0, hash: '' }
  }

  /** Whether the entry of this number is there with this hash. */
  async holds(workspaceId: string, seq: number, hash: string): Promise<boolean> {
    const [row] = await entriesAfter(this.parts.database.db, workspaceId, seq - 1, 1)
    return row?.seq === seq && row.hash === hash
  }
}

/** Over every field, as one JSON array, so that no two entries can be written the same way. */
function hashOf(before: string, row: Omit<AuditEntriesTable, 'hash'>): string {
  const { workspace_id, seq, at, actor_id, action, subject, detail } = row
  const fields = [before, workspace_id, seq, at, actor_id, action, subject, detail]
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex')
}

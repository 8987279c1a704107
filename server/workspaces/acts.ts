import { AppError } from '../../lib/errors'
import {
  AuditAction,
  AuditDetail,
  AuditSubject,
  type AuditChain,
  type AuditEntry,
  type AuditFilter,
} from '../../lib/audit'
import type { Person } from '../../lib/people'
import type { Audit } from '../audit/audit'
import type { AuditEntriesTable } from '../db/tables/people'
import type { Caller } from '../http/caller'
import { demand } from './access'
import type { Members } from './members'

const PAGE = 50
const EXPORT_PAGE = 500

/** The audit log of a workspace, for its stewards. */
export class Acts {
  constructor(private readonly parts: { audit: Audit; members: Members }) {}

  /** A page of what fits the filter, newest first. @throws AppError not_found, not_allowed */
  async page(
    caller: Caller,
    workspaceId: string,
    filter: AuditFilter,
  ): Promise<{ items: AuditEntry[]; older: boolean }> {
    await this.admit(caller, workspaceId)
    const rows = await this.parts.audit.entries(workspaceId, { ...filter, limit: PAGE + 1 })
    const people = await this.parts.members.people(workspaceId)
    const items = rows.slice(0, PAGE).map((row) => shown(row, people))
    return { items, older: rows.length > PAGE }
  }

  /** Whether the chain is whole. @throws AppError not_found, not_allowed */
  async chain(caller: Caller, workspaceId: string): Promise<AuditChain> {
    await this.admit(caller, workspaceId)
    return this.parts.audit.check(workspaceId)
  }

  /** Every entry, newest first, one JSON object a line. @throws AppError not_found, not_allowed */
  async lines(caller: Caller, workspaceId: string): Promise<string> {
    await this.admit(caller, workspaceId)
    const people = await this.parts.members.people(workspaceId)
    const lines: string[] = []
    let before: number | undefined
    for (;;) {
      const page = { ...(before !== undefined && { before }), limit: EXPORT_PAGE }
      const rows = await this.parts.audit.entries(workspaceId, page)
      for (const row of rows) lines.push(JSON.stringify(shown(row, people)))
      before = rows.at(-1)?.seq
      if (rows.length < EXPORT_PAGE) return lines.map((line) => `${line}\n`).join('')
    }
  }

  private async admit(caller: Caller, workspaceId: string): Promise<void> {
    const role = await this.parts.members.roleOf(workspaceId, caller.userId)
    demand(caller, role, 'workspace.audit')
  }
}

function shown(row: AuditEntriesTable, people: Map<string, Person>): AuditEntry {
  const subject = row.subject === null ? null : AuditSubject.parse(JSON.parse(row.subject))
  return {
    seq: row.seq,
    at: row.at,
    actorId: row.actor_id,
    actor: (row.actor_id !== null && people.get(row.actor_id)) || null,
    action: actionOf(row.action),
    subject,
    detail: AuditDetail.parse(JSON.parse(row.detail)),
    hash: row.hash,
  }
}

function actionOf(stored: string): AuditAction {
  const known = AuditAction.safeParse(stored)
  if (!known.success) throw new AppError('internal')
  return known.data
}

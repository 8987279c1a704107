import type {
  EditionKeeping,
  KeepingChanged,
  KeepingPreview,
  WorkspaceKeeping,
} from '../../lib/edition-keeping'
import type { Audit } from '../audit/audit'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { Caller } from '../http/caller'
import type { Log } from '../log'
import { demand } from '../workspaces/access'
import type { Members } from '../workspaces/members'
import { agedIn, type AgedRow, deleteAutomatic, workspacesWithAutomatic } from './automatic-store'
import { keepingOf, saveKeeping } from './keeping-store'
import { namedIn } from './store'
import { surplus } from './thinning'

export interface KeepingParts {
  database: Database<Schema>
  members: Members
  audit: Audit
  /** What a workspace is called. */
  nameOf(workspaceId: string): Promise<string>
  log: Log
  /** Milliseconds since 1970; other than the clock for tests. */
  now?: () => number
}

const DAY_MS = 24 * 3_600_000
/** Editions that are taken away in one transaction: others have their turn between. */
const A_TURN = 200

/**
 * How long editions that were made by themselves stay, which the stewards of each workspace say.
 * Named ones are never touched. @throws AppError not_found, not_allowed where somebody asks
 */
export class Keeping {
  #timer: NodeJS.Timeout | null = null
  #doing: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(private readonly parts: KeepingParts) {}

  async read(caller: Caller, workspaceId: string): Promise<WorkspaceKeeping> {
    await this.admit(caller, workspaceId, 'workspace.sizes')
    const { db } = this.parts.database
    const rows = await agedIn(db, workspaceId)
    return {
      keeping: await keepingOf(db, workspaceId),
      automatic: amountOf(rows),
      held: rows.filter(({ held }) => held).length,
      named: await namedIn(db, workspaceId),
    }
  }

  /** What a rule would take away if it held now. Changes nothing. */
  async preview(
    caller: Caller,
    workspaceId: string,
    keeping: EditionKeeping,
  ): Promise<KeepingPreview> {
    await this.admit(caller, workspaceId, 'workspace.sizes')
    const rows = await agedIn(this.parts.database.db, workspaceId)
    const ids = new Set(surplusIn(rows, keeping, this.#now()))
    return {
      goes: amountOf(rows.filter(({ id }) => ids.has(id))),
      stays: amountOf(rows.filter(({ id }) => !ids.has(id))),
    }
  }

  /** Makes this the rule, and takes away at once what it does not keep. */
  async change(
    caller: Caller,
    workspaceId: string,
    keeping: EditionKeeping,
  ): Promise<KeepingChanged> {
    const { database, audit, nameOf } = this.parts
    await this.admit(caller, workspaceId, 'workspace.set-policy')
    const name = await nameOf(workspaceId)
    await database.transaction(async (tx) => {
      const before = await keepingOf(tx.db, workspaceId)
      await saveKeeping(tx.db, workspaceId, keeping)
      if (said(before) === said(keeping)) return
      await audit.record(tx, {
        ...{ workspaceId, actorId: caller.userId },
        action: 'workspace.policy-changed',
        subject: { kind: 'workspace', id: workspaceId, name },
        detail: { policy: 'editions', from: said(before), to: said(keeping) },
      })
    })
    return { keeping, gone: await this.#thin(workspaceId) }
  }

  /** Thins now and once a day. */
  begin(): void {
    this.#timer = setInterval(() => void this.thin(), DAY_MS)
    this.#timer.unref()
    void this.thin()
  }

  /** Takes away what no workspace keeps any more; failing is logged, and tried again the next day. */
  thin(): Promise<void> {
    this.#doing = this.#doing
      .then(async () => {
        for (const id of await workspacesWithAutomatic(this.parts.database.db)) await this.#thin(id)
      })
      .catch((error: unknown) => {
        if (this.#stopped) return
        this.parts.log.warn({ err: error }, 'old automatic editions stay for now')
      })
    return this.#doing
  }

  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#timer) clearInterval(this.#timer)
    await this.#doing
  }

  async #thin(workspaceId: string): Promise<{ count: number; bytes: number }> {
    const { database } = this.parts
    const keeping = await keepingOf(database.db, workspaceId)
    const rows = await agedIn(database.db, workspaceId)
    const bytes = new Map(rows.map((row) => [row.id, row.bytes]))
    const ids = surplusIn(rows, keeping, this.#now())
    const gone = { count: 0, bytes: 0 }
    for (let i = 0; i < ids.length && !this.#stopped; i += A_TURN) {
      const some = ids.slice(i, i + A_TURN)
      gone.count += await database.transaction((tx) => deleteAutomatic(tx.db, some))
      gone.bytes += some.reduce((sum, id) => sum + (bytes.get(id) ?? 0), 0)
    }
    return gone
  }

  #now(): number {
    return (this.parts.now ?? Date.now)()
  }

  private async admit(
    caller: Caller,
    workspaceId: string,
    action: 'workspace.sizes' | 'workspace.set-policy',
  ): Promise<void> {
    demand(caller, await this.parts.members.roleOf(workspaceId, caller.userId), action)
  }
}

function surplusIn(rows: readonly AgedRow[], keeping: EditionKeeping, now: number): string[] {
  const byElement = new Map<string, AgedRow[]>()
  for (const row of rows) {
    const others = byElement.get(row.elementId)
    if (others) others.push(row)
    else byElement.set(row.elementId, [row])
  }
  return [...byElement.values()].flatMap((of) =>
    surplus(
      of.map(({ id, at, held }) => ({ id, at: Date.parse(at), held })),
      keeping,
      now,
    ),
  )
}

function amountOf(rows: readonly AgedRow[]): { count: number; bytes: number } {
  return { count: rows.length, bytes: rows.reduce((sum, { bytes }) => sum + bytes, 0) }
}

/** A rule as the audit log keeps it: days of all, of one a day, of one a week; 0: for good. */
function said({ allDays, dailyDays, weeklyDays }: EditionKeeping): string {
  return [allDays, dailyDays, weeklyDays ?? 0].join('/')
}

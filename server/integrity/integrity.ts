import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '../../lib/errors'
import {
  type Integrity as IntegrityState,
  type IntegrityCheck,
  type IntegrityFault,
  IntegrityScope,
  MOST_FAULTS,
} from '../../lib/integrity'
import type { Locale } from '../../lib/locales'
import type { Holding } from '../canvases/holdings'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { IntegrityChecksTable } from '../db/tables/canvases'
import type { Caller } from '../http/caller'
import type { Log } from '../log'
import { Pace } from '../threads/pace'
import { demand } from '../workspaces/access'
import type { Members } from '../workspaces/members'
import { fingerprintOf, type Heads, headsIn, storedHeads } from './heads'
import { checkWith, insertCheck, newestCheck } from './store'
import { type StoredFault, walk, type WalkParts } from './walk'

export interface IntegrityParts extends WalkParts {
  database: Database<Schema>
  members: Members
  log: Log
}

/** What was found, with how many faults there are beside those that are kept. */
const Faults = z.object({
  count: z.number(),
  items: z.array(z.custom<StoredFault>()),
  compared: z.object({ at: z.string(), fingerprint: z.string() }).nullable(),
})

interface Run {
  done: number
  of: number
  ended: Promise<void>
}

/**
 * Whether history, editions and the audit log are as they were written: everything a workspace
 * keeps, held against its chains. One check of a workspace at a time; it goes on when nobody looks.
 */
export class Integrity {
  readonly #running = new Map<string, Run>()
  readonly #failed = new Set<string>()
  readonly #pace = new Pace({ perSecond: 1 / 30, burst: 20, code: 'checks_too_fast' })
  #stopped = false

  constructor(private readonly parts: IntegrityParts) {}

  /** @throws AppError not_found, not_allowed */
  async state(caller: Caller, workspaceId: string, locale: Locale): Promise<IntegrityState> {
    const role = await this.parts.members.roleOf(workspaceId, caller.userId)
    demand(caller, role, 'workspace.integrity')
    return this.#shown(workspaceId, locale)
  }

  /**
   * Begins a check, unless one goes on already.
   * @param fingerprint of an earlier check, against which everything is to be held, too
   * @throws AppError not_found, not_allowed, scope_too_small, checks_too_fast, fingerprint_unknown
   */
  async begin(
    caller: Caller,
    workspaceId: string,
    fingerprint: string | null,
    locale: Locale,
  ): Promise<IntegrityState> {
    const { members, database, log } = this.parts
    const role = await members.roleOf(workspaceId, caller.userId)
    demand(caller, role, 'workspace.check')
    if (!this.#running.has(workspaceId)) {
      this.#pace.step(workspaceId)
      const earlier =
        fingerprint === null ? null : await checkWith(database.db, workspaceId, fingerprint)
      if (earlier === undefined) throw new AppError('fingerprint_unknown')
      const run: Run = { done: 0, of: 0, ended: Promise.resolve() }
      this.#running.set(workspaceId, run)
      this.#failed.delete(workspaceId)
      run.ended = this.#run(workspaceId, caller.userId, earlier, run)
        .then(() => undefined)
        .catch((error: unknown) => {
          this.#failed.add(workspaceId)
          if (!this.#stopped)
            log.error({ err: error, workspaceId }, 'a check could not be finished')
        })
        .finally(() => this.#running.delete(workspaceId))
    }
    return this.#shown(workspaceId, locale)
  }

  /** The same for whoever runs the server, from beginning to end. @throws AppError fingerprint_unknown */
  async check(
    workspaceId: string,
    fingerprint: string | null,
    onText: (done: number, of: number) => void,
  ): Promise<IntegrityCheck> {
    const { db } = this.parts.database
    const earlier = fingerprint === null ? null : await checkWith(db, workspaceId, fingerprint)
    if (earlier === undefined) throw new AppError('fingerprint_unknown')
    const run = { done: 0, of: 0, ended: Promise.resolve() }
    const row = await this.#run(workspaceId, null, earlier, run, onText)
    return this.#shownCheck(row, 'en')
  }

  /** Resolves when no check of this workspace goes on. */
  async idle(workspaceId: string): Promise<void> {
    await this.#running.get(workspaceId)?.ended
  }

  /** Checks that go on end when the engine does; nothing is kept of them. */
  async stop(): Promise<void> {
    this.#stopped = true
    await Promise.all([...this.#running.values()].map(({ ended }) => ended))
  }

  async #run(
    workspaceId: string,
    byId: string | null,
    earlier: IntegrityChecksTable | null,
    run: Run,
    onText?: (done: number, of: number) => void,
  ): Promise<IntegrityChecksTable> {
    const { db } = this.parts.database
    const last = await newestCheck(db, workspaceId)
    const before = [...(last ? [last] : []), ...(earlier ? [earlier] : [])]
    const noted = before.map(headsOf)
    const { checked, faults, heads } = await walk(
      this.parts,
      workspaceId,
      noted.filter((one) => one !== null),
      (done, of) => {
        if (this.#stopped) throw new Error('The server stops.')
        Object.assign(run, { done, of })
        onText?.(done, of)
      },
    )
    if (noted.includes(null))
      faults.push({ code: 'check-changed', of: 'audit', at: 0, canvasId: null, elementId: null })
    const stored = storedHeads(heads)
    const compared = earlier && { at: earlier.at, fingerprint: earlier.fingerprint }
    const row: IntegrityChecksTable = {
      ...{ id: randomUUID(), workspace_id: workspaceId, at: new Date().toISOString() },
      ...{ by_id: byId, fingerprint: fingerprintOf(workspaceId, stored), heads: stored },
      checked: JSON.stringify(checked),
      faults: JSON.stringify({
        ...{ count: faults.length, items: faults.slice(0, MOST_FAULTS), compared },
      }),
    }
    await insertCheck(db, row)
    return row
  }

  async #shown(workspaceId: string, locale: Locale): Promise<IntegrityState> {
    const row = await newestCheck(this.parts.database.db, workspaceId)
    const run = this.#running.get(workspaceId)
    return {
      running: run ? { done: run.done, of: run.of } : null,
      last: row ? await this.#shownCheck(row, locale) : null,
      failed: this.#failed.has(workspaceId),
    }
  }

  async #shownCheck(row: IntegrityChecksTable, locale: Locale): Promise<IntegrityCheck> {
    const { members, canvases } = this.parts
    const people = await members.people(row.workspace_id)
    const { count, items, compared } = Faults.parse(JSON.parse(row.faults))
    const named = items.length > 0 ? await canvases.holdings(row.workspace_id, locale) : []
    return {
      ...{ id: row.id, at: row.at, fingerprint: row.fingerprint, compared },
      by: row.by_id === null ? null : (people.get(row.by_id) ?? null),
      checked: IntegrityScope.parse(JSON.parse(row.checked)),
      faults: items.map((fault) => shownFault(fault, named)),
      faultCount: count,
    }
  }
}

/** Null when what a check wrote down then is not what its fingerprint was made of. */
function headsOf({ workspace_id, fingerprint, heads }: IntegrityChecksTable): Heads | null {
  return fingerprintOf(workspace_id, heads) === fingerprint ? headsIn(heads) : null
}

function shownFault(
  { code, of, at, canvasId, elementId }: StoredFault,
  named: readonly Holding[],
): IntegrityFault {
  const canvas = named.find(({ id }) => id === canvasId)
  const element = canvas?.elements.find(({ id }) => id === elementId)
  return {
    ...{ code, of, at },
    canvas: canvas ? { id: canvas.id, title: canvas.title } : null,
    element: element ? { id: element.id, title: element.title } : null,
  }
}

import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { AppError } from '../../lib/errors'
import type { Gathering, GatherMake } from '../../lib/gathering'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { Caller } from '../http/caller'
import type { Sync } from '../sync/sync'
import { demand } from '../workspaces/access'
import type { Members } from '../workspaces/members'
import { canvasById, elementById } from './store'

export interface GatheringsParts {
  database: Database<Schema>
  sync: Sync
  members: Members
  now?: () => number
}

/** One person asks everyone on one canvas at most this often. */
const REST_MS = 10_000

/** Asks everyone on a canvas to come to one place. Live only: who is not there never hears of it. */
export class Gatherings {
  readonly #asked = new Map<string, number>()
  readonly #now: () => number

  constructor(private readonly parts: GatheringsParts) {
    this.#now = parts.now ?? Date.now
  }

  /** @throws AppError not_found, not_allowed, scope_too_small, gather_too_soon */
  async call(caller: Caller, canvasId: string, to: z.output<typeof GatherMake>): Promise<void> {
    const { database, members, sync } = this.parts
    const canvas = await canvasById(database.db, canvasId)
    if (!canvas) throw new AppError('not_found')
    const membership = await members.membership(canvas.workspace_id, caller.userId)
    demand(caller, membership?.role ?? null, 'canvas.gather')
    if (!membership) throw new AppError('not_found')
    if (to.elementId !== null) {
      const element = await elementById(database.db, to.elementId)
      if (element?.canvas_id !== canvas.id) throw new AppError('not_found')
    }
    this.#rest(`${caller.userId} ${canvas.id}`)
    const by = { id: caller.userId, name: caller.name, colour: membership.colour }
    const event: Gathering = { type: 'gather', id: randomUUID(), by, ...to }
    sync.announce(canvas.document_id, event)
  }

  #rest(key: string): void {
    const now = this.#now()
    for (const [each, at] of this.#asked) if (now - at >= REST_MS) this.#asked.delete(each)
    if (this.#asked.has(key)) throw new AppError('gather_too_soon')
    this.#asked.set(key, now)
  }
}

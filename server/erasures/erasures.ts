import type { z } from 'zod'
import type { Erased, ErasureMake } from '../../lib/erasures'
import { AppError } from '../../lib/errors'
import type { Audit } from '../audit/audit'
import type { Elements } from '../canvases/elements'
import { forgetText } from '../canvases/tile-texts'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import { scrub } from '../db/scrub'
import { eraseInEditions } from '../editions/erasing'
import type { Caller } from '../http/caller'
import type { Log } from '../log'
import { eraseInRestorations } from '../restorations/erasing'
import { forgetIndexed } from '../search/text-indexer'
import { mapOf } from '../sync/blank'
import type { Sync } from '../sync/sync'
import type { Erasure } from '../sync/update-log'
import { eraseInThreads } from '../threads/erasing'
import { demand } from '../workspaces/access'

export interface ErasuresParts {
  database: Database<Schema>
  sync: Pick<Sync, 'erase' | 'hashOf'>
  audit: Audit
  elements: Elements
  /** Whatever shows the text or finds it reads it anew. */
  erased(documentId: string): void
  log: Log
}

type Wanted = z.output<typeof ErasureMake>

interface Place {
  workspaceId: string
  canvas: { id: string; title: string }
  elementId: string
  documentId: string
}

/**
 * The right to be forgotten: words that go for good, from a text, from its history and editions, and
 * from what is said beside it.
 *
 * 1. Nobody has the text open, and nothing of it is compacted; what is to go is worked out.
 * 2. In one transaction: editions, comments, suggestions and what is derived lose it, and the audit
 *    log says that it was done, by whom and why, without a word of it.
 * 3. The record loses it, with a new history and a link in its chain.
 * 4. The files are written anew, since what is deleted stays in free pages of them.
 *
 * Ended on the way it can be done again: until 3 is done the record still says what is to go.
 */
export class Erasures {
  constructor(private readonly parts: ErasuresParts) {}

  /** @throws AppError not_found, not_allowed, scope_too_small, nothing_to_erase, quarantined */
  async make(caller: Caller, elementId: string, wanted: Wanted): Promise<Erased> {
    const { element, canvas, role } = await this.parts.elements.seen(caller, elementId)
    demand(caller, role, 'history.erase')
    const place = {
      ...{ workspaceId: canvas.workspace_id, canvas: { id: canvas.id, title: canvas.title } },
      ...{ elementId, documentId: element.document_id },
    }
    return this.#erase(place, wanted, caller.userId)
  }

  /** The same for whoever runs the server. @throws AppError not_found, nothing_to_erase, quarantined */
  async byOperator(elementId: string, wanted: Wanted): Promise<Erased> {
    const row = await this.parts.database.db
      .selectFrom('elements')
      .innerJoin('canvases', 'canvases.id', 'elements.canvas_id')
      .select(['canvases.workspace_id', 'canvases.id', 'canvases.title', 'elements.document_id'])
      .where('elements.id', '=', elementId)
      .executeTakeFirst()
    if (!row) throw new AppError('not_found')
    const place = {
      ...{ workspaceId: row.workspace_id, canvas: { id: row.id, title: row.title } },
      ...{ elementId, documentId: row.document_id },
    }
    return this.#erase(place, wanted, null)
  }

  async #erase(place: Place, wanted: Wanted, by: string | null): Promise<Erased> {
    const { database, sync, erased, log } = this.parts
    const { documentId, elementId } = place
    const counted = { editions: 0, threads: 0 }
    const erasure = await sync.erase(documentId, wanted, by, async (worked) => {
      Object.assign(counted, await this.#eraseBeside(place, worked, wanted.reason, by))
    })
    if (!erasure) throw new AppError('nothing_to_erase')
    erased(documentId)
    await scrub(database.db)
    const { characters } = erasure
    log.warn({ elementId, characters, ...counted }, 'words were erased from a text for good')
    return { characters, ...counted }
  }

  async #eraseBeside(
    { workspaceId, canvas, elementId, documentId }: Place,
    { stretches, words, characters }: Erasure,
    reason: string,
    by: string | null,
  ) {
    const { database, audit } = this.parts
    return database.transaction(async (tx) => {
      const editions = await eraseInEditions(tx, elementId, mapOf(stretches), words)
      const threads = await eraseInThreads(tx, elementId, words)
      await eraseInRestorations(tx.db, elementId, words)
      await forgetText(tx.db, documentId)
      await forgetIndexed(tx.db, documentId)
      await audit.record(tx, {
        ...{ workspaceId, actorId: by, action: 'data.erased' },
        subject: { kind: 'canvas', ...{ id: canvas.id, name: canvas.title } },
        detail: { element: elementId, characters, editions, threads, why: reason },
      })
      return { editions, threads }
    })
  }
}

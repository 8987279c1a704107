import type { z } from 'zod'
import type { Edition, EditionList, EditionMake, EditionText } from '../../lib/editions'
import { AppError } from '../../lib/errors'
import type { Person } from '../../lib/people'
import { can } from '../../lib/roles'
import { textAsJson, textAsMarkdown } from '../canvases/element-text'
import { withText } from '../canvases/with-text'
import type { Elements, SeenElement } from '../canvases/elements'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { EditionsTable } from '../db/tables/canvases'
import type { Caller } from '../http/caller'
import type { ChainHead, Link } from '../sync/chain'
import type { Sync } from '../sync/sync'
import { demand } from '../workspaces/access'
import type { Members } from '../workspaces/members'
import { checkEditions, type EditionCheck } from './edition-chain'
import { makeEdition } from './making'
import { editionById, editionsOf, editionsSince, type EditionRow, linksOf } from './store'

export interface EditionsParts {
  database: Database<Schema>
  sync: Pick<Sync, 'state' | 'hashOf'>
  members: Members
  elements: Elements
  /** Whether somebody has a seat in a team that drafts or approves this element. */
  hasSeat(
    place: { workspaceId: string; canvasId: string; elementId: string },
    userId: string,
  ): Promise<boolean>
}

/**
 * Editions: an element as it stood, numbered and named, never changed and never taken away. Their
 * text is kept whole, so they need nothing of the record; it stays readable up to each as well.
 * All methods: @throws AppError not_found
 */
export class Editions {
  constructor(private readonly parts: EditionsParts) {}

  async list(caller: Caller, elementId: string): Promise<EditionList> {
    const seen = await this.seen(caller, elementId)
    const rows = await editionsOf(this.parts.database.db, elementId)
    const people = await this.parts.members.people(seen.canvas.workspace_id)
    return {
      items: rows.map((row) => shown(row, people)),
      mayMake: !isArchived(seen) && (await this.mayMake(caller, seen)).allowed,
    }
  }

  /** Those that others made since, newest first. Whether one may know of them is decided before. */
  madeSince(userId: string, wanted: readonly { elementId: string; since: string }[]) {
    return editionsSince(this.parts.database.db, userId, wanted)
  }

  async read(caller: Caller, id: string): Promise<EditionText> {
    const { row, seen } = await this.find(caller, id)
    const people = await this.parts.members.people(seen.canvas.workspace_id)
    const content = withText(new Uint8Array(row.state), textAsJson)
    return { ...shown(row, people), content: { ...content, type: 'doc' } }
  }

  async markdown(caller: Caller, id: string): Promise<string> {
    const { row } = await this.find(caller, id)
    return withText(new Uint8Array(row.state), textAsMarkdown)
  }

  /**
   * Makes an edition of the text as it is stored. With an id that the same person used for the same
   * element: answers that edition.
   * @throws AppError not_allowed, scope_too_small, canvas_archived, quarantined; bad_request for an
   *   id in use
   */
  async make(
    caller: Caller,
    elementId: string,
    wanted: z.output<typeof EditionMake>,
  ): Promise<Edition> {
    const seen = await this.seen(caller, elementId)
    demand(caller, seen.role, 'edition.make', { seat: await this.seatOf(caller, seen) })
    if (isArchived(seen)) throw new AppError('canvas_archived')
    const row = await makeEdition(this.parts, {
      ...wanted,
      ...{ elementId, documentId: seen.element.document_id },
      ...{ by: caller.userId, at: new Date().toISOString() },
    })
    return shown(row, await this.parts.members.people(seen.canvas.workspace_id))
  }

  /**
   * Whether the editions of an element are what their chain says; for those who may know, which is
   * decided before.
   */
  check(elementId: string, noted: readonly ChainHead[]): Promise<EditionCheck> {
    return checkEditions(this.parts, elementId, noted)
  }

  /** All that is kept of the editions of an element, one after the other; decided before, too. */
  async *kept(elementId: string): AsyncGenerator<{ edition: EditionsTable } | { link: Link }> {
    const { db } = this.parts.database
    for (const { id } of (await editionsOf(db, elementId)).reverse()) {
      const edition = await editionById(db, id)
      if (edition) yield { edition }
    }
    for (const link of await linksOf(db, elementId)) yield { link }
  }

  private async find(
    caller: Caller,
    id: string,
  ): Promise<{ row: EditionsTable; seen: SeenElement }> {
    const row = await editionById(this.parts.database.db, id)
    if (!row) throw new AppError('not_found')
    return { row, seen: await this.seen(caller, row.element_id) }
  }

  private async seen(caller: Caller, elementId: string): Promise<SeenElement> {
    const seen = await this.parts.elements.seen(caller, elementId)
    demand(caller, seen.role, 'edition.read')
    return seen
  }

  private async mayMake(caller: Caller, seen: SeenElement) {
    const actor = { role: seen.role, scope: caller.scope }
    return can(actor, 'edition.make', { seat: await this.seatOf(caller, seen) })
  }

  private seatOf({ userId }: Caller, { element, canvas }: SeenElement): Promise<boolean> {
    const place = { workspaceId: canvas.workspace_id, canvasId: canvas.id, elementId: element.id }
    return this.parts.hasSeat(place, userId)
  }
}

function isArchived({ canvas }: SeenElement): boolean {
  return canvas.archived_at !== null
}

function shown(row: EditionRow, people: ReadonlyMap<string, Person>): Edition {
  return {
    ...{ id: row.id, elementId: row.element_id, number: row.number, label: row.label },
    ...{ note: row.note, significance: row.significance, asOf: row.as_of, revises: row.revises },
    ...{ edit: Number(row.seq), hash: row.hash, words: row.words },
    ...{ madeBy: people.get(row.made_by) ?? null, madeAt: row.made_at },
  }
}

import type { z } from 'zod'
import type {
  Edition,
  EditionList,
  EditionMake,
  EditionNamed,
  EditionText,
} from '../../lib/editions'
import { AppError } from '../../lib/errors'
import type { Locale } from '../../lib/locales'
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
import { idsIn, peopleIn } from './row-lists'
import {
  editionById,
  editionsOf,
  editionsSince,
  linksOf,
  namesOf,
  namesOnCanvas,
  type EditionRow,
} from './store'

export interface EditionsParts {
  database: Database<Schema>
  sync: Pick<Sync, 'state' | 'authors' | 'hashOf'>
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

  async list(caller: Caller, elementId: string, locale: Locale): Promise<EditionList> {
    const seen = await this.seen(caller, elementId)
    const rows = await editionsOf(this.parts.database.db, elementId)
    return {
      items: await this.shown(rows, seen, locale),
      mayMake: !isArchived(seen) && (await this.mayMake(caller, seen)).allowed,
    }
  }

  /** Those that others made since, newest first. Whether one may know of them is decided before. */
  madeSince(userId: string, wanted: readonly { elementId: string; since: string }[]) {
    return editionsSince(this.parts.database.db, userId, wanted)
  }

  async read(caller: Caller, id: string, locale: Locale): Promise<EditionText> {
    const row = await this.find(id)
    const seen = await this.seen(caller, row.element_id)
    const [edition] = await this.shown([row], seen, locale)
    if (!edition) throw new AppError('not_found')
    const content = withText(new Uint8Array(row.state), textAsJson)
    return { ...edition, content: { ...content, type: 'doc' } }
  }

  async markdown(caller: Caller, id: string): Promise<string> {
    const row = await this.find(id)
    await this.seen(caller, row.element_id)
    return withText(new Uint8Array(row.state), textAsMarkdown)
  }

  /** The editions of the whole canvas that an element is on, for choosing what one takes in. */
  async around(caller: Caller, elementId: string, locale: Locale): Promise<EditionNamed[]> {
    const { canvas } = await this.seen(caller, elementId)
    const rows = await namesOnCanvas(this.parts.database.db, canvas.id)
    return [...(await this.named(rows, canvas.workspace_id, locale)).values()]
  }

  /**
   * Makes an edition of the text as it is stored. With an id that the same person used for the same
   * element: answers that edition.
   * @throws AppError not_allowed, scope_too_small, canvas_archived, quarantined; bad_request for an
   *   id in use, and for one to take in that is no edition of this canvas
   */
  async make(
    caller: Caller,
    elementId: string,
    wanted: z.output<typeof EditionMake>,
    locale: Locale,
  ): Promise<Edition> {
    const { database } = this.parts
    const seen = await this.seen(caller, elementId)
    demand(caller, seen.role, 'edition.make', { seat: await this.seatOf(caller, seen) })
    if (isArchived(seen)) throw new AppError('canvas_archived')
    const integrates = [...new Set(wanted.integrates)]
    const there = await namesOf(database.db, integrates)
    if (integrates.some((id) => there.get(id)?.canvas_id !== seen.canvas.id))
      throw new AppError('bad_request', { integrates: 'This is no edition of this canvas.' })
    const row = await makeEdition(this.parts, {
      ...wanted,
      ...{ integrates, elementId, documentId: seen.element.document_id },
      ...{ by: caller.userId, at: new Date().toISOString() },
    })
    const [made] = await this.shown([row], seen, locale)
    if (!made) throw new AppError('not_found')
    return made
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

  private async find(id: string) {
    const row = await editionById(this.parts.database.db, id)
    if (!row) throw new AppError('not_found')
    return row
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

  private async shown(
    rows: readonly EditionRow[],
    { canvas }: SeenElement,
    locale: Locale,
  ): Promise<Edition[]> {
    const { database, members } = this.parts
    const people = await members.people(canvas.workspace_id)
    const taken = await namesOf(
      database.db,
      rows.flatMap(({ integrates }) => idsIn(integrates)),
    )
    const named = await this.named([...taken.values()], canvas.workspace_id, locale)
    return rows.map((row) => shown(row, people, named))
  }

  /** By id, in the order in which they come. */
  private async named(
    rows: readonly { id: string; element_id: string; number: number; label: string }[],
    workspaceId: string,
    locale: Locale,
  ): Promise<Map<string, EditionNamed>> {
    const elementIds = [...new Set(rows.map(({ element_id }) => element_id))]
    const titles = await this.parts.elements.named(workspaceId, elementIds, locale)
    return new Map(
      rows.map(({ id, element_id, number, label }) => [
        id,
        { id, elementId: element_id, element: titles.get(element_id)?.title ?? '', number, label },
      ]),
    )
  }
}

function isArchived({ canvas }: SeenElement): boolean {
  return canvas.archived_at !== null
}

function shown(
  row: EditionRow,
  people: ReadonlyMap<string, Person>,
  named: ReadonlyMap<string, EditionNamed>,
): Edition {
  return {
    ...{ id: row.id, elementId: row.element_id, number: row.number, label: row.label },
    ...{ note: row.note, significance: row.significance, asOf: row.as_of, revises: row.revises },
    ...{ edit: Number(row.seq), hash: row.hash, words: row.words },
    ...{ madeBy: people.get(row.made_by) ?? null, madeAt: row.made_at },
    authors: peopleIn(row.authors, people),
    integrates: idsIn(row.integrates).flatMap((id) => named.get(id) ?? []),
  }
}

import type { z } from 'zod'
import { AppError } from '../../lib/errors'
import type { Locale } from '../../lib/locales'
import type { Person } from '../../lib/people'
import {
  LONGEST_SECTION,
  type Restoration,
  type RestorationList,
  type RestoreFrom,
  type RestoreMake,
  type RestorePreview,
  type RestoreWanted,
} from '../../lib/restorations'
import type { Audit } from '../audit/audit'
import type { Elements } from '../canvases/elements'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { EditionsTable } from '../db/tables/canvases'
import type { Events } from '../events/events'
import type { Caller } from '../http/caller'
import type { Again, NoChange } from '../sync/say-again'
import type { Sync } from '../sync/sync'
import type { Pace } from '../threads/pace'
import { demand } from '../workspaces/access'
import type { Members } from '../workspaces/members'
import { newsOf } from './news'
import {
  claimUndo,
  insertRestoration,
  noteUndo,
  releaseUndo,
  restorationById,
  restorationsOf,
  type RestorationRow,
} from './store'

export interface RestorationsParts {
  database: Database<Schema>
  sync: Pick<Sync, 'sayAgain' | 'foresee' | 'announce'>
  members: Members
  elements: Elements
  events: Events
  audit: Audit
  pace: Pace
  editionById(id: string): Promise<EditionsTable | undefined>
  /** Keeps the text as it stands, before it is changed. The record keeps that moment in any case. */
  keepBefore?(place: { elementId: string; documentId: string; by: string }): Promise<void>
}

/** What a restore goes back to. */
interface Past {
  again: Extract<Again, { kind: 'past' }>
  edition: EditionsTable | null
}

/**
 * Texts made to say again what they said: a change on top, by whoever restores, which can be taken
 * back like any other. All methods: @throws AppError not_found
 */
export class Restorations {
  /** Asked for and not done yet, by id: asking twice restores once. */
  readonly #making = new Map<string, Promise<Restoration>>()

  constructor(private readonly parts: RestorationsParts) {}

  /** @throws AppError not_allowed, scope_too_small */
  async list(caller: Caller, elementId: string): Promise<RestorationList> {
    const seen = await this.parts.elements.seen(caller, elementId)
    demand(caller, seen.role, 'history.read', { history: seen.history })
    const rows = await restorationsOf(this.parts.database.db, elementId)
    const people = await this.parts.members.people(seen.canvas.workspace_id)
    return { items: rows.map((row) => shown(row, people)), mayRestore: seen.mayWrite }
  }

  /**
   * What restoring would change.
   * @throws AppError as `make`
   */
  async preview(
    caller: Caller,
    elementId: string,
    wanted: z.output<typeof RestoreWanted>,
  ): Promise<RestorePreview> {
    const { parts } = this
    const { element, canvas } = await this.writable(caller, elementId)
    parts.pace.step(caller.userId)
    const { again, edition } = await this.past(element.id, wanted)
    const { userId } = caller
    const foreseen = told(await parts.sync.foresee(element.document_id, userId, again))
    const { update, edit, passages, more, wordsIn, wordsOut, sections } = foreseen
    const people = await parts.members.people(canvas.workspace_id)
    return {
      ...momentOf(foreseen.past, edition),
      by: people.get(userId) ?? null,
      ...{ edit, more, wordsIn, wordsOut, sections, nothing: update === null },
      passages: passages.map((row) => row.map((part) => ({ ...part }))),
    }
  }

  /**
   * Restores. With an id that the same person used for the same element: answers that restore.
   * @param locale in which the audit log names the element
   * @throws AppError not_allowed, not_drafting, scope_too_small, canvas_archived, quarantined,
   *   history_too_fast, too_large, busy; says_so_already; bad_request for an id in use, and for what
   *   was not there in the past
   */
  async make(
    caller: Caller,
    elementId: string,
    wanted: z.output<typeof RestoreMake>,
    locale: Locale,
  ): Promise<Restoration> {
    const key = JSON.stringify([caller.userId, elementId, wanted.id])
    const going = this.#making.get(key)
    if (going) return going
    const made = this.restore(caller, elementId, wanted, locale)
    this.#making.set(key, made)
    try {
      return await made
    } finally {
      this.#making.delete(key)
    }
  }

  /**
   * Takes a restore back, and nothing that was written since. Of one that was taken back: answers
   * that.
   * @throws AppError not_allowed, not_drafting, scope_too_small, canvas_archived, quarantined, busy;
   *   restore_blurred when the record does not tell it apart any more
   */
  async undo(caller: Caller, id: string, locale: Locale): Promise<Restoration> {
    const { database, sync } = this.parts
    const row = await restorationById(database.db, id)
    if (!row) throw new AppError('not_found')
    const { element, canvas } = await this.writable(caller, row.element_id)
    const { userId, key } = caller
    if (await claimUndo(database.db, id, userId, new Date().toISOString())) {
      try {
        const again: Again = { kind: 'without', edit: Number(row.edit) }
        const done = told(await sync.sayAgain(element.document_id, { userId, key }, again))
        const tell = await newsOf(this.parts, {
          ...{ canvas, element, by: userId, locale, undone: true },
          ...{ scope: row.scope, edition: row.number, fromAt: row.from_at },
        })
        await database.transaction(async (tx) => {
          await noteUndo(tx.db, id, done.update ? done.edit : null)
          await tell(tx)
        })
      } catch (error) {
        await releaseUndo(database.db, id)
        throw error
      }
    }
    return this.one(id, canvas.workspace_id)
  }

  private async restore(
    caller: Caller,
    elementId: string,
    wanted: z.output<typeof RestoreMake>,
    locale: Locale,
  ): Promise<Restoration> {
    const { database, sync, pace } = this.parts
    const { element, canvas } = await this.writable(caller, elementId)
    const { userId, key } = caller
    const there = await restorationById(database.db, wanted.id)
    if (there?.element_id === element.id && there.made_by === userId)
      return this.one(there.id, canvas.workspace_id)
    if (there) throw new AppError('bad_request', { id: 'This id is in use.' })
    pace.step(userId)
    const { again, edition } = await this.past(element.id, wanted)
    const { document_id: documentId } = element
    await this.parts.keepBefore?.({ elementId: element.id, documentId, by: userId })
    const done = told(await sync.sayAgain(documentId, { userId, key }, again))
    if (!done.update) throw new AppError('says_so_already')
    const { fromEdit, fromAt } = momentOf(done.past, edition)
    const { scope } = wanted
    const title =
      scope.kind === 'section' ? done.sections.find(({ at }) => at === scope.at)?.title : null
    const tell = await newsOf(this.parts, {
      ...{ canvas, element, by: userId, locale, undone: false },
      ...{ scope: scope.kind, edition: edition?.number ?? null, fromAt },
    })
    await database.transaction(async (tx) => {
      await insertRestoration(tx.db, {
        ...{ id: wanted.id, element_id: element.id, edition_id: edition?.id ?? null },
        ...{ from_edit: fromEdit, from_at: fromAt, scope: scope.kind, edit: done.edit },
        section: title ? title.replaceAll('\0', '').slice(0, LONGEST_SECTION) : null,
        ...{ made_by: userId, made_at: new Date().toISOString() },
        ...{ undone_by: null, undone_at: null, undone_edit: null },
      })
      await tell(tx)
    })
    return this.one(wanted.id, canvas.workspace_id)
  }

  /** An element in which this person may write, of a canvas that is not put away. */
  private async writable(caller: Caller, elementId: string) {
    const { elements } = this.parts
    const { canvas, role } = await elements.seen(caller, elementId)
    if (canvas.archived_at !== null) {
      demand(caller, role, 'element.write')
      throw new AppError('canvas_archived')
    }
    return elements.writable(caller, elementId)
  }

  private async past(
    elementId: string,
    { from, scope }: { from: RestoreFrom; scope: z.output<typeof RestoreWanted>['scope'] },
  ): Promise<Past> {
    if ('edit' in from)
      return { again: { kind: 'past', past: { edit: from.edit }, scope }, edition: null }
    const edition = await this.parts.editionById(from.editionId)
    // Another element's is as good as none: whoever asks may not even read that one.
    if (edition?.element_id !== elementId) throw new AppError('not_found')
    const past = { state: new Uint8Array(edition.state) }
    return { again: { kind: 'past', past, scope }, edition }
  }

  private async one(id: string, workspaceId: string): Promise<Restoration> {
    const row = await restorationById(this.parts.database.db, id)
    if (!row) throw new AppError('not_found')
    return shown(row, await this.parts.members.people(workspaceId))
  }
}

/** @throws AppError when there is no such change */
function told<T extends object>(change: T | NoChange): T {
  switch (change) {
    case 'no_past':
      throw new AppError('bad_request', { from: 'The text had not begun by then.' })
    case 'no_scope':
      throw new AppError('bad_request', { scope: 'There was no such part of the text.' })
    case 'not_alone':
      throw new AppError('restore_blurred')
    default:
      return change as T
  }
}

function momentOf(past: { edit: number; at: number } | null, edition: EditionsTable | null) {
  if (edition) return { fromEdit: Number(edition.seq), fromAt: edition.made_at }
  return { fromEdit: past?.edit ?? 0, fromAt: new Date(past?.at ?? 0).toISOString() }
}

function shown(row: RestorationRow, people: ReadonlyMap<string, Person>): Restoration {
  const { number, label, undone_by, undone_at, undone_edit } = row
  return {
    ...{ id: row.id, elementId: row.element_id, fromEdit: Number(row.from_edit) },
    edition: number === null || label === null ? null : { number, label },
    ...{ fromAt: row.from_at, scope: row.scope, section: row.section, edit: Number(row.edit) },
    ...{ by: people.get(row.made_by) ?? null, at: row.made_at },
    undone: undone_at === null ? null : undoneOf(undone_by, undone_at, undone_edit, people),
  }
}

function undoneOf(
  by: string | null,
  at: string,
  edit: number | null,
  people: ReadonlyMap<string, Person>,
): Restoration['undone'] {
  const person = by === null ? null : (people.get(by) ?? null)
  return { by: person, at, edit: edit === null ? null : Number(edit) }
}

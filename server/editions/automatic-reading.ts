import type {
  AutomaticEdition,
  AutomaticEditionList,
  AutomaticEditionText,
} from '../../lib/editions'
import { AppError } from '../../lib/errors'
import type { Person } from '../../lib/people'
import { textAsJson, textAsMarkdown } from '../canvases/element-text'
import type { Elements } from '../canvases/elements'
import { withText } from '../canvases/with-text'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { Caller } from '../http/caller'
import { demand } from '../workspaces/access'
import type { Members } from '../workspaces/members'
import { automaticById, automaticOf, type AutomaticRow } from './automatic-store'
import { peopleIn } from './row-lists'

export interface AutomaticReadingParts {
  database: Database<Schema>
  members: Members
  elements: Elements
}

/**
 * Editions that were made by themselves. They are part of a text's past, so those who may know that
 * read them. All methods: @throws AppError not_found, not_allowed
 */
export class AutomaticReading {
  constructor(private readonly parts: AutomaticReadingParts) {}

  async list(caller: Caller, elementId: string): Promise<AutomaticEditionList> {
    const people = await this.admit(caller, elementId)
    const rows = await automaticOf(this.parts.database.db, elementId)
    return { items: rows.map((row) => shown(row, people)) }
  }

  async read(caller: Caller, id: string): Promise<AutomaticEditionText> {
    const row = await this.find(id)
    const people = await this.admit(caller, row.element_id)
    const content = withText(new Uint8Array(row.state), textAsJson)
    return { ...shown(row, people), content: { ...content, type: 'doc' } }
  }

  async markdown(caller: Caller, id: string): Promise<string> {
    const row = await this.find(id)
    await this.admit(caller, row.element_id)
    return withText(new Uint8Array(row.state), textAsMarkdown)
  }

  private async find(id: string) {
    const row = await automaticById(this.parts.database.db, id)
    if (!row) throw new AppError('not_found')
    return row
  }

  private async admit(caller: Caller, elementId: string): Promise<ReadonlyMap<string, Person>> {
    const { canvas, role, history } = await this.parts.elements.seen(caller, elementId)
    demand(caller, role, 'history.read', { history })
    return this.parts.members.people(canvas.workspace_id)
  }
}

function shown(row: AutomaticRow, people: ReadonlyMap<string, Person>): AutomaticEdition {
  return {
    ...{ id: row.id, elementId: row.element_id, why: row.why, edit: Number(row.seq) },
    ...{ hash: row.hash, words: row.words, authors: peopleIn(row.authors, people) },
    madeBy: row.made_by === null ? null : (people.get(row.made_by) ?? null),
    ...{ madeAt: row.made_at, held: row.held === 1 },
  }
}

import type { Kysely } from 'kysely'
import type { Locale } from '../../lib/locales'
import { bodyText } from '../../lib/thread-body'
import type { Elements } from '../canvases/elements'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { Teams } from '../teams/teams'
import type { Members } from '../workspaces/members'
import { bodyOf, namedInAll } from './shown'
import { messagesByIds, threadById } from './store'

export interface ExcerptsParts {
  database: Database<Schema>
  members: Members
  teams: Teams
  elements: Elements
}

/** What was said, for those who tell of it elsewhere. Whether the reader may is decided before. */
export class Excerpts {
  constructor(private readonly parts: ExcerptsParts) {}

  /**
   * How these messages begin, in plain words and with names as people go by now, by message id;
   * those that were taken back are missing.
   * @param workspaceId where all of them are
   * @param max in characters, the ellipsis included
   */
  async of(
    workspaceId: string,
    messageIds: string[],
    max: number,
    locale: Locale,
  ): Promise<Map<string, string>> {
    const { database, members, teams, elements } = this.parts
    const messages = await messagesByIds(database.db, messageIds)
    if (messages.length === 0) return new Map()
    const named = namedInAll(messages)
    const people = await members.people(workspaceId)
    const teamsNamed = await teams.named(workspaceId, named.teams)
    const linked = await elements.named(workspaceId, named.elements, locale)
    const names = {
      people: new Map([...people].map(([id, { name }]) => [id, name])),
      teams: new Map([...teamsNamed].map(([id, { name }]) => [id, name])),
      elements: new Map([...linked].map(([id, { title }]) => [id, title])),
    }
    return new Map(
      messages.flatMap(({ id, body }) =>
        body === null ? [] : [[id, beginning(bodyText(bodyOf(body), names), max)]],
      ),
    )
  }

  /** Whether a thread is still there. @param db also inside of a transaction */
  async threadStands(db: Kysely<Schema>, threadId: string): Promise<boolean> {
    return (await threadById(db, threadId)) !== undefined
  }
}

/** By whole words where that can be, and never half a letter. */
function beginning(words: string, max: number): string {
  const line = words.replace(/\s+/g, ' ').trim()
  const letters = Array.from(line)
  if (letters.length <= max) return line
  const cut = letters.slice(0, max - 1).join('')
  const space = cut.lastIndexOf(' ')
  return `${space > max / 2 ? cut.slice(0, space) : cut}…`
}

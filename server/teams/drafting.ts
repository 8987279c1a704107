import type { Person } from '../../lib/people'
import type { WritingPolicy } from '../../lib/roles'
import { covers, type TeamKind } from '../../lib/teams'
import type { Drafting as Asked, ElementPlace } from '../canvases/writing'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import { elementsOfTeams, teamsWithSeatOf } from './store'
import type { Teams } from './teams'

export interface DraftingParts {
  database: Database<Schema>
  teams: Teams
  /** The writing policy of a workspace. */
  policyOf(workspaceId: string): Promise<WritingPolicy>
}

/** Who writes where, as the policy and the drafting teams have it. */
export class Drafting implements Asked {
  constructor(private readonly parts: DraftingParts) {}

  async standing(place: ElementPlace, userId: string) {
    const policy = await this.parts.policyOf(place.workspaceId)
    // Seats matter under one policy only, and this is asked at every connect.
    if (policy === 'open') return { policy, seat: false }
    return { policy, seat: await this.hasSeat(place, userId, ['drafting']) }
  }

  /** Whether this person has a seat in a team of one of these kinds that is about the element. */
  async hasSeat(
    place: Omit<ElementPlace, 'archived'>,
    userId: string,
    kinds: readonly TeamKind[],
  ): Promise<boolean> {
    const { db } = this.parts.database
    const teams = await teamsWithSeatOf(db, place.workspaceId, userId, kinds)
    const named = await elementsOfTeams(
      db,
      teams.map(({ id }) => id),
    )
    return teams.some(({ id, canvas_id }) =>
      covers({ canvasId: canvas_id, elementIds: named.get(id) ?? [] }, place),
    )
  }

  async drafters(place: ElementPlace): Promise<Person[]> {
    const teams = await this.parts.teams.of(place.workspaceId)
    const people = new Map<string, Person>()
    for (const { kind, scope, seats } of teams)
      if (kind === 'drafting' && covers(scope, place))
        for (const { person } of seats) people.set(person.id, person)
    return [...people.values()]
  }
}

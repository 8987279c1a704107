import { passageOf } from '../../lib/search/passage'
import type { Members } from '../workspaces/members'
import { matchName, pageOf } from './among'
import type { Asked, Found, Source } from './source'

/** Members by the name they go by here. Whoever chose another name is found by that one only. */
export class PeopleSource implements Source {
  readonly kind = 'person'
  readonly action = 'member.list'

  constructor(private readonly parts: { members: Members }) {}

  async find(asked: Asked, limit: number, from: string | null): Promise<Found> {
    // Nobody is on one canvas rather than on another.
    if (!asked.isEverywhere) return { hits: [], next: null }
    const members = await this.parts.members.list(asked.caller, asked.workspaceId)
    const found = members.flatMap(({ id, name, colour, role }) => {
      const match = matchName(name, asked.query)
      if (!match) return []
      const passage = passageOf(name, match.ranges)
      const hit = { kind: 'person', person: { id, name, colour }, role, passage } as const
      return [{ hit, isFull: match.isFull }]
    })
    return pageOf(found, limit, from)
  }
}

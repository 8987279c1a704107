import { AppError } from '../../lib/errors'
import type { Locale } from '../../lib/locales'
import { positionFrom } from '../../lib/anchors/positions'
import { namedIn, type MessageBody } from '../../lib/thread-body'
import type { ThreadPlace } from '../../lib/threads'
import type { Elements, SeenElement } from '../canvases/elements'
import type { Teams } from '../teams/teams'
import type { Members } from '../workspaces/members'

export interface NamesParts {
  members: Members
  teams: Teams
  elements: Elements
}

/** One message calls on so many people or teams, and links to so many elements, at most. */
const NAMED_MAX = 50
const NOTHING = { people: [], teams: [], elements: [] }

/**
 * Who is named in a message is in the workspace, people, teams and elements alike, and nobody else
 * is. Whoever `before` named may stay named.
 * @throws AppError bad_request
 */
export async function checkNames(
  { members, teams, elements }: NamesParts,
  { canvas }: SeenElement,
  body: MessageBody,
  locale: Locale,
  before?: MessageBody,
): Promise<void> {
  const named = namedIn(body)
  const known = before ? namedIn(before) : NOTHING
  if (Object.values(named).some((ids: string[]) => ids.length > NAMED_MAX))
    throw new AppError('bad_request', { body: 'This names too many.' })
  for (const id of named.people)
    if (!known.people.includes(id) && !(await members.roleOf(canvas.workspace_id, id)))
      throw new AppError('bad_request', { body: 'Somebody named here is not in the workspace.' })
  const standing = await teams.named(canvas.workspace_id, named.teams)
  for (const id of named.teams)
    if (!known.teams.includes(id) && !standing.get(id)?.stands)
      throw new AppError('bad_request', { body: 'A team named here is not in the workspace.' })
  const titles = await elements.named(canvas.workspace_id, named.elements, locale)
  if (named.elements.some((id) => !titles.has(id)))
    throw new AppError('bad_request', { body: 'An element named here is not in the workspace.' })
}

/** Positions are what Yjs wrote and point into the text. @throws AppError bad_request */
export function checkPlace({ anchor }: ThreadPlace): void {
  if (anchor === null) return
  for (const end of ['start', 'end'] as const)
    if (positionFrom(anchor[end]) === null)
      throw new AppError('bad_request', { anchor: 'These positions cannot be read.' })
}

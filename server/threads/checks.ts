import { AppError } from '../../lib/errors'
import type { Locale } from '../../lib/locales'
import { positionFrom } from '../../lib/anchors/positions'
import { bodyText, namedIn, type MessageBody } from '../../lib/thread-body'
import type { ThreadPlace } from '../../lib/threads'
import type { Elements, SeenElement } from '../canvases/elements'
import type { Members } from '../workspaces/members'

export interface NamesParts {
  members: Members
  elements: Elements
}

/** One message calls on so many people, and links to so many elements, at most. */
const NAMED_MAX = 50

/**
 * The plain words of a message, after a look at whom it names: members of the workspace and
 * elements of it, and nobody else. Whoever `before` named may stay named.
 * @throws AppError bad_request
 */
export async function wordsOf(
  { members, elements }: NamesParts,
  { canvas }: SeenElement,
  body: MessageBody,
  locale: Locale,
  before?: MessageBody,
): Promise<string> {
  const named = namedIn(body)
  const known = before ? namedIn(before) : { people: [], elements: [] }
  if (named.people.length > NAMED_MAX || named.elements.length > NAMED_MAX)
    throw new AppError('bad_request', { body: 'This names too many.' })
  for (const id of named.people)
    if (!known.people.includes(id) && !(await members.roleOf(canvas.workspace_id, id)))
      throw new AppError('bad_request', { body: 'Somebody mentioned here is not in the workspace.' })
  const titles = await elements.named(canvas.workspace_id, named.elements, locale)
  for (const id of named.elements)
    if (!titles.has(id))
      throw new AppError('bad_request', { body: 'An element linked here is not in the workspace.' })
  const people = named.people.length > 0 ? await members.people(canvas.workspace_id) : new Map()
  return bodyText(body, {
    people: new Map([...people.values()].map(({ id, name }) => [id, name])),
    elements: new Map([...titles.values()].map(({ id, title }) => [id, title])),
  })
}

/** Positions are what Yjs wrote and point into the text. @throws AppError bad_request */
export function checkPlace({ anchor }: ThreadPlace): void {
  if (anchor === null) return
  for (const end of ['start', 'end'] as const)
    if (positionFrom(anchor[end]) === null)
      throw new AppError('bad_request', { anchor: 'These positions cannot be read.' })
}

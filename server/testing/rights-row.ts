import type { Action, Subject } from '../../lib/roles'
import { ACTORS, type ActorName } from './rights-actors'
import type { Stage } from './rights-stage'

export interface Target {
  /** Path parameters by name. */
  ids?: Record<string, string>
  /** JSON, or the bytes of a file. */
  body?: unknown
}

export interface RightsRow {
  /** As the API describes it, after the version. */
  route: string
  /** Which of several rows of one route. */
  of: string
  /** What `can` decides; null where no role matters. */
  action: Action | null
  subject: Subject
  /** Status per actor, written by hand. */
  cells: Record<ActorName, number>
  target: (stage: Stage, userId: string) => Target | Promise<Target>
}

// Columns: anonymous, observer, member, coordinator, steward | ex-member, of another workspace,
// disabled, expired | read token, write token.
export const EVERYBODY = '200 200 200 200 200 | 200 200 200 200 | 200 200'
export const SIGNED_IN = '401 200 200 200 200 | 200 200 401 401 | 200 200'
export const INSIDE = '401 200 200 200 200 | 404 404 401 401 | 200 200'

export const INSIDE_BUT_OBSERVERS = '401 403 200 200 200 | 404 404 401 401 | 200 200'

/** One row of the table, its cells as words. */
export function row(
  name: string,
  cells: string,
  action: Action | null,
  target: RightsRow['target'],
  subject: Subject = {},
): RightsRow {
  const [route = '', of = ''] = name.split(/ \(|\)$/)
  const statuses = cells.replaceAll('|', '').split(/\s+/).map(Number)
  if (statuses.length !== ACTORS.length) throw new Error(`${name}: not a cell for each actor.`)
  const byActor = Object.fromEntries(ACTORS.map((actor, i) => [actor, statuses[i]]))
  return { route, of, action, subject, target, cells: byActor as RightsRow['cells'] }
}

export function inWorkspace({ workspaceId }: Stage) {
  return { ids: { workspaceId } }
}

import { z } from 'zod'
import { Person } from './people'

/** What a team is for. Approving and moderation teams hold a right to decide. */
export const TEAM_KINDS = ['approving', 'drafting', 'action', 'evaluation', 'moderation'] as const
export const TeamKind = z.enum(TEAM_KINDS)
export type TeamKind = z.infer<typeof TeamKind>

/** A lead holds the pen and speaks for the team; a learner goes along with somebody. */
export const SEATS = ['lead', 'member', 'learner'] as const
export const Seat = z.enum(SEATS)
export type Seat = z.infer<typeof Seat>

/**
 * What a team is about: the whole workspace (no canvas), one canvas (no elements named), or some
 * elements of one canvas.
 */
export const TeamScope = z.object({
  canvasId: z.string().max(64).nullable(),
  elementIds: z.array(z.string().max(64)).max(60),
})
export type TeamScope = z.infer<typeof TeamScope>

export const TeamSeat = z.object({
  person: Person,
  seat: Seat,
  /** Whom a learner goes along with; null for others, and for a learner who has nobody yet. */
  pairedWith: Person.nullable(),
})
export type TeamSeat = z.infer<typeof TeamSeat>

/** `GET /api/v1/workspaces/:id/teams`, oldest first. */
export const Team = z.object({
  id: z.string(),
  kind: TeamKind,
  name: z.string(),
  purpose: z.string(),
  scope: TeamScope,
  /** Leads first, then members, then learners. */
  seats: z.array(TeamSeat),
})
export type Team = z.infer<typeof Team>

const TeamName = z.string().trim().min(1).max(80)
const TeamPurpose = z.string().trim().max(300)
const NO_SCOPE: TeamScope = { canvasId: null, elementIds: [] }

/** `POST /api/v1/workspaces/:id/teams` */
export const TeamMake = z.object({
  kind: TeamKind,
  name: TeamName,
  purpose: TeamPurpose.default(''),
  scope: TeamScope.default(NO_SCOPE),
})
/** `PATCH /api/v1/workspaces/:id/teams/:team`. The kind stays: rights are given to a kind of team. */
export const TeamChange = z.object({
  name: TeamName.optional(),
  purpose: TeamPurpose.optional(),
  scope: TeamScope.optional(),
})
/** `PUT /api/v1/workspaces/:id/teams/:team/seats/:person` */
export const SeatGive = z.object({
  seat: Seat,
  pairedWith: z.string().max(64).nullable().default(null),
})

/** Whether a team of this scope is about an element. */
export function covers(scope: TeamScope, place: { canvasId: string; elementId: string }): boolean {
  if (scope.canvasId === null) return true
  if (scope.canvasId !== place.canvasId) return false
  return scope.elementIds.length === 0 || scope.elementIds.includes(place.elementId)
}

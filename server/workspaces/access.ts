import { AppError } from '../../lib/errors'
import {
  can,
  type Action,
  type Actor,
  type Role,
  type Subject,
  type Verdict,
} from '../../lib/roles'

/**
 * Lets through what `can` allows; the only place where a refusal becomes an answer.
 * @param role what the person is in the subject's workspace; null for outsiders.
 * @throws AppError not_found for outsiders: what they may not see does not exist.
 * @throws AppError not_allowed when the role is too weak, scope_too_small when the token is.
 * @throws AppError not_drafting for a member without a seat where only the drafting team writes.
 */
export function demand(
  { scope }: Pick<Actor, 'scope'>,
  role: Role | null,
  action: Action,
  subject?: Subject,
): void {
  const verdict = can({ role, scope }, action, subject)
  if (!verdict.allowed) throw refusal(verdict.reason)
}

/** What a refusal of `can` answers. */
export function refusal(reason: Extract<Verdict, { allowed: false }>['reason']): AppError {
  switch (reason) {
    case 'outsider':
      return new AppError('not_found')
    case 'role':
      return new AppError('not_allowed')
    case 'scope':
      return new AppError('scope_too_small')
    case 'seat':
      return new AppError('not_drafting')
    default:
      return reason satisfies never
  }
}

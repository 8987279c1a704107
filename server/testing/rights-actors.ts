import type { Actor } from '../../lib/roles'

/** Who asks, in the order of the table's columns. */
export const ACTORS = [
  'anonymous',
  'observer',
  'member',
  'coordinator',
  'steward',
  'ex-member',
  'member of another workspace',
  'disabled member',
  'expired session',
  'read token of a member',
  'write token of a member',
] as const
export type ActorName = (typeof ACTORS)[number]

/** What `can` should know of each; null for those who are nobody to the server. */
export const AS_ACTOR: Record<ActorName, Actor | null> = {
  anonymous: null,
  observer: { role: 'observer', scope: 'session' },
  member: { role: 'member', scope: 'session' },
  coordinator: { role: 'coordinator', scope: 'session' },
  steward: { role: 'steward', scope: 'session' },
  'ex-member': { role: null, scope: 'session' },
  'member of another workspace': { role: null, scope: 'session' },
  'disabled member': null,
  'expired session': null,
  'read token of a member': { role: 'member', scope: 'read' },
  'write token of a member': { role: 'member', scope: 'write' },
}

/** Workspace roles, weakest first. One per member and workspace. */
export const ROLES = ['observer', 'member', 'coordinator', 'steward'] as const
export type Role = (typeof ROLES)[number]

export const ACTIONS = [
  'workspace.read',
  'workspace.rename',
  'member.list',
  'member.see-email',
  'member.change-role',
  'member.remove',
  'member.leave',
  'invite.list',
  'invite.create',
  'invite.revoke',
  'canvas.list',
  'canvas.read',
  'canvas.create',
  'canvas.change',
  'canvas.gather',
  'canvas.archive',
  'canvas.set-standing',
  'element.read',
  'element.be-seen',
  'element.write',
] as const
export type Action = (typeof ACTIONS)[number]

/** Who asks. `role` is the role in the subject's workspace, null for outsiders. */
export interface Actor {
  role: Role | null
  /** A session may do all its role may; a token only as much as its scope. */
  scope: 'session' | 'read' | 'write'
}

/** What the action is done to. Which fields matter depends on the action. */
export interface Subject {
  /** `member.*`, `invite.create`: the role the other person has, or would get. */
  role?: Role
  /** `member.change-role`: the role they have now. */
  from?: Role
}

export type Verdict = { allowed: true } | { allowed: false; reason: 'outsider' | 'role' | 'scope' }

// An invite link lets people in, so to see one is more than to read.
const READING: ReadonlySet<Action> = new Set<Action>([
  'workspace.read',
  'member.list',
  'member.see-email',
  'canvas.list',
  'canvas.read',
  'element.read',
  'element.be-seen',
])

/** The weakest role that may do each thing. */
const NEEDS: Record<Action, Role> = {
  'workspace.read': 'observer',
  'workspace.rename': 'steward',
  'member.list': 'observer',
  'member.see-email': 'coordinator',
  'member.change-role': 'steward',
  'member.remove': 'steward',
  'member.leave': 'observer',
  'invite.list': 'coordinator',
  'invite.create': 'coordinator',
  'invite.revoke': 'coordinator',
  'canvas.list': 'observer',
  'canvas.read': 'observer',
  'canvas.create': 'member',
  'canvas.change': 'member',
  'canvas.gather': 'coordinator',
  'canvas.archive': 'coordinator',
  'canvas.set-standing': 'coordinator',
  'element.read': 'observer',
  'element.be-seen': 'observer',
  'element.write': 'member',
}

/**
 * The one decision about rights, for the interface and the server alike. Denies by default.
 * Nobody can hand out a role above their own.
 */
export function can(actor: Actor, action: Action, subject: Subject = {}): Verdict {
  if (actor.role === null) return { allowed: false, reason: 'outsider' }
  if (actor.scope === 'read' && !READING.has(action)) return { allowed: false, reason: 'scope' }
  if (rank(actor.role) < rank(NEEDS[action])) return { allowed: false, reason: 'role' }
  for (const other of [subject.role, subject.from])
    if (other !== undefined && rank(other) > rank(actor.role))
      return { allowed: false, reason: 'role' }
  return { allowed: true }
}

/** Position of a role from weakest (0) to strongest (3). */
export function rank(role: Role): number {
  return ROLES.indexOf(role)
}

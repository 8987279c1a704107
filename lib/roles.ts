/** Workspace roles, weakest first. One per member and workspace. */
export const ROLES = ['observer', 'member', 'coordinator', 'steward'] as const
export type Role = (typeof ROLES)[number]

/** Who may write in the texts of a workspace: every member, or only those with a drafting seat. */
export const WRITING_POLICIES = ['open', 'drafting'] as const
export type WritingPolicy = (typeof WRITING_POLICIES)[number]

/** Who may comment in a workspace: everybody but observers, or observers too. */
export const COMMENT_POLICIES = ['members', 'everyone'] as const
export type CommentPolicy = (typeof COMMENT_POLICIES)[number]

/** Who may know the history of texts in a workspace: everybody but observers, or observers too. */
export const HISTORY_POLICIES = ['members', 'everyone'] as const
export type HistoryPolicy = (typeof HISTORY_POLICIES)[number]

/** Teams that hold a right to decide. Only stewards say who sits in them. */
export const DECIDING_TEAMS: readonly string[] = ['approving', 'moderation']

export const ACTIONS = [
  'workspace.read',
  'workspace.rename',
  'workspace.set-policy',
  'workspace.audit',
  'workspace.sizes',
  'workspace.integrity',
  'workspace.check',
  'member.list',
  'member.see-email',
  'member.see-name',
  'member.change-self',
  'member.change-role',
  'member.remove',
  'member.leave',
  'invite.list',
  'invite.create',
  'invite.revoke',
  'team.list',
  'team.manage',
  'canvas.list',
  'canvas.read',
  'canvas.create',
  'canvas.change',
  'canvas.gather',
  'canvas.archive',
  'canvas.set-standing',
  'element.read',
  'element.be-seen',
  'element.mark-seen',
  'element.write',
  'history.read',
  'history.export',
  'history.erase',
  'edition.read',
  'edition.make',
  'comment.read',
  'comment.write',
  'comment.edit',
  'comment.remove',
  'comment.resolve',
  'notice.follow',
  'suggestion.decide',
  'share.list',
  'share.make',
  'share.revoke',
  'framework.list',
  'framework.save',
  'framework.relabel',
  'canvas.upgrade',
  'webhook.manage',
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
  /** `team.manage`: the kind of the team. */
  team?: string
  /** `element.write`: the workspace's policy, and whether a drafting seat covers the element. */
  writing?: { policy: WritingPolicy; seat: boolean }
  /** `edition.make`: whether they have a seat in a team that drafts or approves the element. */
  seat?: boolean
  /** `comment.*`: who may comment there; without it, not observers. */
  commenting?: CommentPolicy
  /** `history.read`: who may know it there; without it, not observers. */
  history?: HistoryPolicy
  /** `comment.edit`, `comment.remove`: one wrote it oneself. `comment.resolve`: one opened it. */
  own?: boolean
  /** `comment.resolve`, `suggestion.decide`: one may write in the element. */
  writes?: boolean
}

export type Verdict =
  { allowed: true } | { allowed: false; reason: 'outsider' | 'role' | 'scope' | 'seat' }

// An invite or share link lets people in, so to see one is more than to read.
const READING: ReadonlySet<Action> = new Set<Action>([
  'framework.list',
  'workspace.read',
  'workspace.audit',
  'workspace.sizes',
  'workspace.integrity',
  'member.list',
  'member.see-email',
  'member.see-name',
  'team.list',
  'canvas.list',
  'canvas.read',
  'element.read',
  'element.be-seen',
  'history.read',
  'history.export',
  'edition.read',
  'comment.read',
])

/** The weakest role that may do each thing. */
const NEEDS: Record<Action, Role> = {
  'framework.list': 'observer',
  'framework.save': 'steward',
  'framework.relabel': 'steward',
  'canvas.upgrade': 'coordinator',
  'workspace.read': 'observer',
  'workspace.rename': 'steward',
  'workspace.set-policy': 'steward',
  'workspace.audit': 'steward',
  'workspace.sizes': 'steward',
  'workspace.integrity': 'steward',
  'workspace.check': 'steward',
  'member.list': 'observer',
  'member.see-email': 'coordinator',
  'member.see-name': 'steward',
  'member.change-self': 'observer',
  'member.change-role': 'steward',
  'member.remove': 'steward',
  'member.leave': 'observer',
  'invite.list': 'coordinator',
  'invite.create': 'coordinator',
  'invite.revoke': 'coordinator',
  'team.list': 'observer',
  'team.manage': 'coordinator',
  'canvas.list': 'observer',
  'canvas.read': 'observer',
  'canvas.create': 'member',
  'canvas.change': 'member',
  'canvas.gather': 'coordinator',
  'canvas.archive': 'coordinator',
  'canvas.set-standing': 'coordinator',
  'element.read': 'observer',
  'element.be-seen': 'observer',
  'element.mark-seen': 'observer',
  'element.write': 'member',
  'history.read': 'observer',
  'history.export': 'steward',
  'history.erase': 'steward',
  'edition.read': 'observer',
  'edition.make': 'member',
  'comment.read': 'observer',
  'comment.write': 'observer',
  'comment.edit': 'observer',
  'comment.remove': 'observer',
  'comment.resolve': 'observer',
  'notice.follow': 'observer',
  'suggestion.decide': 'member',
  // What leaves the group is for those who publish.
  'share.list': 'coordinator',
  'share.make': 'coordinator',
  'share.revoke': 'coordinator',
  // It tells an address elsewhere of everything that happens.
  'webhook.manage': 'steward',
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
  if (subject.team && DECIDING_TEAMS.includes(subject.team) && actor.role !== 'steward')
    return { allowed: false, reason: 'role' }
  // Who answers for the texts as a whole may always put a hand to them.
  const { writing } = subject
  if (writing?.policy === 'drafting' && !writing.seat && actor.role === 'member')
    return { allowed: false, reason: 'seat' }
  if (action === 'edition.make' && subject.seat !== true && actor.role === 'member')
    return { allowed: false, reason: 'role' }
  // What was said and taken back is for those who work on it, unless the group says otherwise.
  if (action === 'history.read' && actor.role === 'observer' && subject.history !== 'everyone')
    return { allowed: false, reason: 'role' }
  if (!mayComment(actor.role, action, subject)) return { allowed: false, reason: 'role' }
  return { allowed: true }
}

/** Words in a thread are their author's alone; a thread is closed by who opened it or who writes there. */
function mayComment(role: Role, action: Action, { commenting, own, writes }: Subject): boolean {
  const invited = role !== 'observer' || commenting === 'everyone'
  switch (action) {
    case 'comment.write':
      return invited
    case 'comment.edit':
      return own === true && invited
    // Taking back one's own words, or closing what one opened, needs no leave to say more.
    case 'comment.remove':
      return own === true
    case 'comment.resolve':
      return own === true || (writes === true && role !== 'observer')
    // Whoever may write may put the words in, or not.
    case 'suggestion.decide':
      return writes === true
    default:
      return true
  }
}

/** Position of a role from weakest (0) to strongest (3). */
export function rank(role: Role): number {
  return ROLES.indexOf(role)
}

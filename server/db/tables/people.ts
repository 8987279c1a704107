import type { MailPolicy } from '../../../lib/mail-policy'
import type { CommentPolicy, HistoryPolicy, Role, WritingPolicy } from '../../../lib/roles'
import type { Seat, TeamKind } from '../../../lib/teams'

// Tables of people and groups.

export interface UsersTable {
  id: string
  email: string
  name: string
  password_hash: string
  locale: string | null
  theme: string
  created_at: string
  disabled_at: string | null
  /** Becomes the address at the first sign-in with it; until then nobody is told whether it is free. */
  next_email: string | null
}

/** One signed-in browser. The cookie only names the row; revoking the row ends it everywhere. */
export interface SessionsTable {
  id: string
  user_id: string
  created_at: string
  expires_at: string
  revoked_at: string | null
  /** Browser and system, as `Firefox/Linux`; no address, no more than that. */
  device: string | null
  /** To the quarter of an hour. */
  seen_at: string | null
}

/** Proof of a checked password, redeemed once by next-auth within a minute. */
export interface TicketsTable {
  hash: string
  user_id: string
  expires_at: string
}

export interface AccessTokensTable {
  id: string
  user_id: string
  name: string
  hash: string
  scope: string
  created_at: string
  expires_at: string
  last_used_at: string | null
  revoked_at: string | null
}

export interface WorkspacesTable {
  id: string
  slug: string
  name: string
  created_at: string
  /** Who may write in its texts. */
  writing: WritingPolicy
  /** Who may comment on them. */
  commenting: CommentPolicy
  /** Who may know the history of its texts. */
  history: HistoryPolicy
  /** Whether mails about it say what waits, or only that something does. */
  mails: MailPolicy
}

/** Rows stay when somebody leaves, so that their name and colour stay on what they wrote. */
export interface MembershipsTable {
  workspace_id: string
  user_id: string
  role: Role
  colour: number
  joined_at: string
  removed_at: string | null
  /** Shown here instead of the account's name. */
  pseudonym: string | null
}

/** The link's secret is not stored: it is derived from the id with the server's secret. */
export interface InvitesTable {
  id: string
  workspace_id: string
  role: Role
  created_by: string
  created_at: string
  expires_at: string
  max_uses: number
  uses: number
  revoked_at: string | null
}

export interface SettingsTable {
  key: string
  value: string
}

/** The newest entry of each workspace's chain; the row that orders writers. */
export interface AuditHeadsTable {
  workspace_id: string
  seq: number
  hash: string
}

/** Append-only. `subject` and `detail` are JSON as they were hashed. */
export interface AuditEntriesTable {
  workspace_id: string
  seq: number
  at: string
  actor_id: string | null
  action: string
  subject: string | null
  detail: string
  hash: string
}

/** Rows stay when a team is removed, since decisions will name it. */
export interface TeamsTable {
  id: string
  workspace_id: string
  kind: TeamKind
  name: string
  purpose: string
  /** Null: the whole workspace. */
  canvas_id: string | null
  created_at: string
  removed_at: string | null
}

/** The elements a team is about; none: all of its canvas. */
export interface TeamElementsTable {
  team_id: string
  element_id: string
}

export interface SeatsTable {
  team_id: string
  user_id: string
  seat: Seat
  /** Whom a learner goes along with. */
  paired_with: string | null
  given_at: string
}

import type { CopyKind, Standing } from '../../lib/canvases'
import type { Significance } from '../../lib/editions'
import type { MailPolicy } from '../../lib/mail-policy'
import type {
  DigestEvery,
  DirectMail,
  FollowState,
  MailKind,
  NoticeKind,
  NoticeWay,
} from '../../lib/notices'
import type { ReactionKind } from '../../lib/reactions'
import type { CommentPolicy, Role, WritingPolicy } from '../../lib/roles'
import type { Seat, TeamKind } from '../../lib/teams'
import type { SuggestionState } from '../../lib/suggestions/suggestion'
import type { ThreadKind, ThreadScope, ThreadState } from '../../lib/threads'
import type { Delivery, DeliveryProblem, OffReason, WebhookFormat } from '../../lib/webhooks'
import type { Locale } from '../../lib/locales'
import type { ColumnType, Generated } from 'kysely'
import type { ImageType } from '../../lib/kept-image'

// One thing, though long: every table there is, so that a migration can be held against it.

/**
 * The product's tables, the same on SQLite and PostgreSQL. Times are ISO 8601 text in UTC (they
 * sort as text), ids are UUIDs, JSON is text.
 */
export interface Schema {
  users: UsersTable
  sessions: SessionsTable
  tickets: TicketsTable
  access_tokens: AccessTokensTable
  workspaces: WorkspacesTable
  memberships: MembershipsTable
  invites: InvitesTable
  frameworks: FrameworksTable
  framework_labels: FrameworkLabelsTable
  canvases: CanvasesTable
  elements: ElementsTable
  element_texts: ElementTextsTable
  settings: SettingsTable
  teams: TeamsTable
  team_elements: TeamElementsTable
  seats: SeatsTable
  audit_heads: AuditHeadsTable
  audit_entries: AuditEntriesTable
  images: ImagesTable
  image_totals: ImageTotalsTable
  shares: SharesTable
  threads: ThreadsTable
  suggestions: SuggestionsTable
  thread_messages: ThreadMessagesTable
  thread_reactions: ThreadReactionsTable
  webhooks: WebhooksTable
  webhook_deliveries: WebhookDeliveriesTable
  text_mentions: TextMentionsTable
  editions: EditionsTable
  follows: FollowsTable
  notices: NoticesTable
  notice_settings: NoticeSettingsTable
  mails: MailsTable
  search_passages: SearchPassagesTable
  search_texts: SearchTextsTable
}

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

/** `workspace_id` null: it came with the product. */
export interface FrameworksTable {
  key: string
  version: number
  data: string
  workspace_id: string | null
  saved_by: string | null
  saved_at: string | null
}

/** What a group calls the elements of a framework. `labels` is JSON. */
export interface FrameworkLabelsTable {
  workspace_id: string
  framework_key: string
  labels: string
}

export interface CanvasesTable {
  id: string
  workspace_id: string
  title: string
  summary: string
  document_id: string
  framework_key: string
  framework_version: number
  created_by: string
  created_at: string
  standing: Standing
  archived_at: string | null
  archived_by: string | null
  /** The canvas this one was copied from; always of the same workspace. */
  origin_canvas_id: string | null
  origin_as: CopyKind | null
  /** When the texts were copied; `created_by` copied them. */
  origin_at: string | null
}

export interface ElementsTable {
  id: string
  canvas_id: string
  kind: string
  position: number
  /** Null while it still bears the framework's name for it. */
  title: string | null
  document_id: string
}

/** A projection of a document for lists; `seq` says how far it has read. Always rebuildable. */
export interface ElementTextsTable {
  document_id: string
  seq: number
  opening: string
  words: number
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

/** One file in the folder of images. Rows and files are never changed, and never taken away. */
export interface ImagesTable {
  id: string
  workspace_id: string
  /** Where it was put in first; texts of the whole workspace may show it. */
  element_id: string
  type: ImageType
  width: number
  height: number
  bytes: number
  created_by: string
  created_at: string
}

/** How many bytes the images of a workspace take. PostgreSQL hands large numbers out as text. */
export interface ImageTotalsTable {
  workspace_id: string
  bytes: ColumnType<number | string, number, number>
}

/** Like invites, the link's secret is not stored but derived. Rows stay, so that the past adds up. */
export interface SharesTable {
  id: string
  workspace_id: string
  canvas_id: string
  /** Null: the whole canvas. */
  element_id: string | null
  label: string
  password_hash: string | null
  created_by: string
  created_at: string
  expires_at: string
  revoked_at: string | null
  opens: number
  /** A day, like 2026-05-14. Nothing else is kept of whoever opened it. */
  last_opened_on: string | null
}

/** A comment and what was said to it. `anchor` is JSON, null for the whole element. */
export interface ThreadsTable {
  id: string
  element_id: string
  kind: ThreadKind
  scope: ThreadScope
  anchor: string | null
  state: ThreadState
  opened_by: string
  opened_at: string
  resolved_by: string | null
  resolved_at: string | null
  last_at: string
}

/**
 * What a thread of kind `suggestion` would put in place of what. `ground`, `before` and `after` are
 * JSON, the last two null once it was withdrawn. The thread is open while it waits.
 */
export interface SuggestionsTable {
  thread_id: string
  batch_id: string
  ground: string
  before: string | null
  after: string | null
  state: SuggestionState
  decided_by: string | null
  decided_at: string | null
  reason: string | null
  /** Whose browser puts accepted words into the text, since when, and when it had done so. */
  hand_id: string | null
  hand_at: string | null
  in_text_at: string | null
}

/** `seq` counts from 1 in each thread. Taken back: `body` is null and `words` empty. */
export interface ThreadMessagesTable {
  id: string
  thread_id: string
  seq: number
  author_id: string
  at: string
  edited_at: string | null
  deleted_at: string | null
  /** JSON. */
  body: string | null
  /** The same as plain text, without names: people may choose to go by others. */
  words: string
}

export interface ThreadReactionsTable {
  message_id: string
  kind: ReactionKind
  user_id: string
  at: string
}

/** An address that is told what happens. What it is signed with is derived, like a share link. */
export interface WebhooksTable {
  id: string
  workspace_id: string
  name: string
  url: string
  /** JSON: the kinds of events it is told of. */
  kinds: string
  format: WebhookFormat
  locale: Locale
  /** Under which address of ours the steward saved it; links begin with it. */
  origin: string
  /** Raised for another secret. */
  secret_turn: number
  /** When it was last raised. */
  secret_turned_at: string | null
  off_why: OffReason | null
  failing_since: string | null
  created_by: string
  created_at: string
}

/** `seq` orders what one webhook is told; two of one moment may share a number. */
export interface WebhookDeliveriesTable {
  id: string
  webhook_id: string
  seq: number
  kind: string
  /** JSON: the event, ids alone. */
  event: string
  at: string
  state: Delivery['state']
  /** 1 when a steward asked for it just now: before all others. */
  pressed: 0 | 1
  tries: number
  tried_at: string | null
  /** Null unless it is waiting. */
  next_at: string | null
  status: number | null
  problem: DeliveryProblem | null
  /** Milliseconds. */
  ms: number | null
}

/** A mention in a text that was seen. `by_id` null: the server wrote it. */
export interface TextMentionsTable {
  document_id: string
  person_id: string
  key: string
  by_id: string | null
  seen_at: string
  /** 1 when somebody was told. */
  told: 0 | 1
}

/** An element as it stood, for good: rows are never changed and never taken away. */
export interface EditionsTable {
  id: string
  element_id: string
  /** Counts from 1 in each element. */
  number: number
  label: string
  note: string
  significance: Significance
  /** A day, like 2026-05-14. */
  as_of: string | null
  /** The one that was the newest when this one was made. */
  revises: string | null
  /** The edit of the record after which it was made. PostgreSQL hands large numbers out as text. */
  seq: number
  /** The whole text as one Yjs update. */
  state: Uint8Array
  /** SHA-256 of what it says, in hex. */
  hash: string
  words: number
  made_by: string
  made_at: string
}

/**
 * What somebody follows or wants quiet: an element or a thread. `part` (1 or 0): they said something
 * in that thread, or were called on there by name. `chosen`: they said so themselves, so nothing
 * else changes it.
 */
export interface FollowsTable {
  user_id: string
  /** Id of an element or a thread. */
  subject_id: string
  workspace_id: string
  state: FollowState
  part: number
  chosen: number
  at: string
}

/**
 * One thing that one person is told of. What happens to it while it is unread is counted, not
 * listed. `message_id`, `actor_id` and `kind` are of the weightiest of that, and of two as weighty
 * of the last. Names and words are asked for when it is shown.
 */
export interface NoticesTable {
  id: string
  user_id: string
  /** `thread:` or `text:` and an id; one row a person. */
  subject: string
  workspace_id: string
  element_id: string
  thread_id: string | null
  message_id: string | null
  kind: NoticeKind
  way: NoticeWay
  /** See `WEIGHTS`; above 0 exactly when it is direct. */
  weight: number
  actor_id: string | null
  count: number
  /** When the first of what is unread happened, and the last. */
  since: string
  at: string
  /** When the last of it happened that was direct. */
  direct_at: string | null
  read_at: string | null
  /** The `at` or `direct_at` up to which it was in a mail. */
  mailed_at: string | null
}

/** How somebody wants mail; without a row as a new account has it. */
export interface NoticeSettingsTable {
  user_id: string
  direct: DirectMail
  digest: DigestEvery
  /** 0 to 23, by the clock of `zone`. */
  hour: number
  /** A name like Europe/Madrid; null: the server's. */
  zone: string | null
}

/**
 * A mail that waits, one of each kind a person. What it says is put together when it is sent.
 * `wanted` counts how often it was asked for, so that what comes while it is sent is not forgotten.
 */
export interface MailsTable {
  /** Also of its Message-ID, however often it is tried. */
  id: string
  user_id: string
  kind: MailKind
  due_at: string
  wanted: number
  tries: number
  claimed_until: string | null
}

/** One piece of something that search finds. Derived from it, and always rebuildable. */
export interface SearchPassagesTable {
  id: Generated<number>
  workspace_id: string
  canvas_id: string
  element_id: string
  kind: string
  /** Id of what it was made from: a document, a message. */
  source: string
  /** Id of what opens when somebody follows it, where that is not the element. */
  opens: string | null
  /** Smaller comes first among those of its kind. */
  rank: number
  /** On one line. */
  words: string
  at: string
  by_id: string | null
}

/** How far the text of a document has been read into the index. */
export interface SearchTextsTable {
  document_id: string
  seq: number
}

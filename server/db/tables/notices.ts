import type {
  DigestEvery,
  DirectMail,
  FollowState,
  MailKind,
  NoticeKind,
  NoticeWay,
} from '../../../lib/notices'
import type { Delivery, DeliveryProblem, OffReason, WebhookFormat } from '../../../lib/webhooks'
import type { Locale } from '../../../lib/locales'

// Tables of who is told of what happens.

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
  /** 1 when the digest also says where others wrote since they were last there. */
  news: number
  /** What others wrote up to then was in one, or was before they asked for it. */
  news_mailed_at: string | null
}

/**
 * Up to which edit of its record somebody has seen a text; theirs alone to know. `before_*`: the
 * same when their visit before this one ended, with which they compare until they have done; during
 * the first visit when it began.
 */
export interface SeenPointsTable {
  user_id: string
  element_id: string
  workspace_id: string
  /** PostgreSQL hands large numbers out as text. */
  edit: number
  at: string
  before_edit: number
  before_at: string
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

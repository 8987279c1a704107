import type { ReactionKind } from '../../../lib/reactions'
import type { SuggestionState } from '../../../lib/suggestions/suggestion'
import type { ThreadKind, ThreadScope, ThreadState } from '../../../lib/threads'

// Tables of what is said beside texts.

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

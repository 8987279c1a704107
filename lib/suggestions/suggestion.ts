import { z } from 'zod'
import { RelativePosition } from '../anchors/relative-position'
import { Person } from '../people'
import { SUGGESTIONS_AT_ONCE } from './limits'

/**
 * `waiting` for whoever may write there; `accepted` and `refused` by one of them; `withdrawn` by
 * whoever made it.
 */
export const SUGGESTION_STATES = ['waiting', 'accepted', 'refused', 'withdrawn'] as const
export const SuggestionState = z.enum(SUGGESTION_STATES)
export type SuggestionState = z.infer<typeof SuggestionState>

/** A piece of a text, as `sliceToJson` writes it. `checkedSlice` says whether it is one. */
export const SuggestedSlice = z
  .object({
    content: z.array(z.unknown()).max(2_000),
    openStart: z.number().int().min(0).max(24),
    openEnd: z.number().int().min(0).max(24),
  })
  .meta({
    type: 'object',
    description: "ProseMirror's JSON of a slice: content, openStart, openEnd.",
  })

/**
 * Where a suggestion begins and ends, as places in the text: held by its own first and last character,
 * and by the characters before and after it, between which everything lies that came into its place.
 */
export const SuggestedGround = z.object({
  start: RelativePosition,
  end: RelativePosition,
  outerStart: RelativePosition,
  outerEnd: RelativePosition,
})
export type SuggestedGround = z.infer<typeof SuggestedGround>

/** What somebody would put in place of something, and what became of it. */
export const Suggestion = z.object({
  state: SuggestionState,
  /** Those that were sent together have one. */
  batchId: z.string(),
  ground: SuggestedGround,
  /** What stood there, and what is to stand there; null once it was withdrawn. */
  before: SuggestedSlice.nullable(),
  after: SuggestedSlice.nullable(),
  decidedBy: Person.nullable(),
  decidedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
  /** Whose browser puts the accepted words into the text, and since when. */
  hand: Person.nullable(),
  handAt: z.iso.datetime().nullable(),
  /** Accepted, and the words are in the text: somebody who puts them in says so once they are saved. */
  inText: z.boolean(),
})
export type Suggestion = z.infer<typeof Suggestion>

// As of a message: control characters have no place in words, and PostgreSQL cannot keep a NUL.
export const Reason = z
  .string()
  .trim()
  .max(500)
  .regex(/^[^\p{Cc}]*$/u)

/**
 * `accept` and `refuse` those that wait. `wait`: it was decided too soon. `take`: puts accepted words
 * in that whoever accepted them has not put in. `done`: they are in the text.
 */
export const SUGGESTION_ACTS = ['accept', 'refuse', 'wait', 'take', 'done'] as const
export type SuggestionAct = (typeof SUGGESTION_ACTS)[number]

/** `PATCH /api/v1/elements/:id/suggestions` */
export const SuggestionsAct = z.object({
  ids: z.array(z.string().min(1).max(64)).min(1).max(SUGGESTIONS_AT_ONCE),
  act: z.enum(SUGGESTION_ACTS),
  /** Why it is accepted or refused. */
  reason: Reason.optional(),
  /** Accepted, and whoever accepts has written the words into the text themselves. */
  byHand: z.boolean().optional(),
})

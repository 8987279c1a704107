import { z } from 'zod'
import { CONTEXT_MAX, QUOTE_MAX } from './anchors/anchor'
import { RelativePosition } from './anchors/relative-position'
import { allowedHref } from './document/links'
import { Person } from './people'
import { REACTIONS } from './reactions'
import { SUGGESTIONS_AT_ONCE } from './suggestions/limits'
import { SuggestedGround, SuggestedSlice, Suggestion } from './suggestions/suggestion'
import {
  BODY_LIST_DEPTH,
  BODY_MAX,
  BODY_NODES_MAX,
  bodyNodes,
  bodyText,
  type BodyBlock,
  type MessageBody as Body,
} from './thread-body'

/** What a thread is about: some words, a block, a cell of a table, or the element as a whole. */
export const THREAD_SCOPES = ['text', 'block', 'cell', 'element'] as const
export const ThreadScope = z.enum(THREAD_SCOPES)
export type ThreadScope = z.infer<typeof ThreadScope>

export const ThreadState = z.enum(['open', 'resolved'])
export type ThreadState = z.infer<typeof ThreadState>

/** Something is said about a place, or something is to stand there instead. */
export const ThreadKind = z.enum(['comment', 'suggestion'])
export type ThreadKind = z.infer<typeof ThreadKind>

const ReactionKind = z.enum(REACTIONS)

// PostgreSQL cannot keep a NUL.
const Quoted = z.string().regex(/^[^\0]*$/)

/** See `lib/anchors/anchor.ts`. */
export const Anchor = z.object({
  start: RelativePosition,
  end: RelativePosition,
  quote: Quoted.max(QUOTE_MAX),
  before: Quoted.max(CONTEXT_MAX),
  after: Quoted.max(CONTEXT_MAX),
  length: z.number().int().min(0).max(10_000_000),
  others: z.number().int().min(0).max(1_000_000),
  othersBefore: z.number().int().min(0).max(1_000_000),
})

const Id = z.string().min(1).max(64)
const Words = z.string().min(1).max(BODY_MAX)
// Control characters have no place in words; PostgreSQL could not even keep a NUL.
const PlainWords = Words.regex(/^[^\p{Cc}]*$/u)

const BodyMark = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['bold', 'italic', 'code']) }),
  z.object({
    type: z.literal('link'),
    attrs: z.object({
      href: z.string().refine((href) => allowedHref(href) === href, 'Not an address to link to.'),
    }),
  }),
])

const BodyInline = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('text'),
    text: PlainWords,
    marks: z.array(BodyMark).max(4).optional(),
  }),
  z.object({ type: z.literal('hardBreak') }),
  z.object({ type: z.literal('mention'), attrs: z.object({ id: Id }) }),
  z.object({ type: z.literal('teamMention'), attrs: z.object({ id: Id }) }),
  z.object({ type: z.literal('elementLink'), attrs: z.object({ id: Id }) }),
])

const BodyParagraph = z.object({
  type: z.literal('paragraph'),
  content: z.array(BodyInline).max(BODY_NODES_MAX).optional(),
})

/** Blocks in which lists lie at most `depth` deep. */
function blocks(depth: number): z.ZodType<BodyBlock[]> {
  if (depth === 0) return z.array(BodyParagraph).min(1).max(BODY_NODES_MAX)
  const BodyItem = z.object({ type: z.literal('listItem'), content: blocks(depth - 1) })
  const BodyList = z.object({
    type: z.enum(['bulletList', 'orderedList']),
    content: z.array(BodyItem).min(1).max(BODY_NODES_MAX),
  })
  return z
    .array(z.union([BodyParagraph, BodyList]))
    .min(1)
    .max(BODY_NODES_MAX)
}

/**
 * What a message says: paragraphs, lists, bold, italic, code, links, people, teams and elements.
 * What is not known here is refused or left out; a message without a word is none.
 */
export const MessageBody: z.ZodType<Body> = z
  .object({ type: z.literal('doc'), content: blocks(BODY_LIST_DEPTH) })
  .refine((body) => bodyNodes(body) <= BODY_NODES_MAX, 'This has too many parts.')
  .refine((body) => bodyText(body).length <= BODY_MAX, 'This is too long.')
  .refine((body) => bodyText(body).trim() !== '', 'This says nothing.')
  // The description of the API says it in words: spelled out it would be longer than all the rest.
  .meta({
    type: 'object',
    description:
      "ProseMirror's JSON: a doc of paragraph, bulletList and orderedList (with listItem, four deep); in them text (marks bold, italic, code, link), hardBreak, mention (a person), teamMention and elementLink (attrs.id).",
  })

/** Who reacted with what, in the order in which they did. */
export const Reaction = z.object({ kind: ReactionKind, people: z.array(Person) })
export type Reaction = z.infer<typeof Reaction>

/** A team that a message calls on, by the name it has now. */
export const NamedTeam = z.object({ id: z.string(), name: z.string() })
export type NamedTeam = z.infer<typeof NamedTeam>

/** An element that a message links to, by the name it has now. */
export const NamedElement = z.object({ id: z.string(), canvasId: z.string(), title: z.string() })
export type NamedElement = z.infer<typeof NamedElement>

export const ThreadMessage = z.object({
  id: z.string(),
  /** Null only for accounts that never were in this workspace. */
  author: Person.nullable(),
  at: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  /** Set: its author took it back. It has no words any more and stands for the place it had. */
  deletedAt: z.iso.datetime().nullable(),
  body: MessageBody.nullable(),
  /** Only kinds that somebody gave, in the order of `REACTIONS`. */
  reactions: z.array(Reaction),
  /** Those whom the body mentions, as they go by now. */
  mentions: z.array(Person),
  teams: z.array(NamedTeam),
  elements: z.array(NamedElement),
})
export type ThreadMessage = z.infer<typeof ThreadMessage>

/**
 * A comment or a suggestion, and the answers to it. Whether its anchor stands is found out where the
 * text is. A suggestion is open while it waits.
 */
export const Thread = z.object({
  id: z.string(),
  elementId: z.string(),
  kind: ThreadKind,
  scope: ThreadScope,
  /** Null exactly when it is about the whole element. */
  anchor: Anchor.nullable(),
  state: ThreadState,
  openedBy: Person.nullable(),
  openedAt: z.iso.datetime(),
  resolvedBy: Person.nullable(),
  resolvedAt: z.iso.datetime().nullable(),
  /** When something was last said, or it was resolved or opened again. */
  lastAt: z.iso.datetime(),
  /** Oldest first; never empty in a comment. */
  messages: z.array(ThreadMessage),
  /** Of a suggestion; null of a comment. */
  suggestion: Suggestion.nullable(),
})
export type Thread = z.infer<typeof Thread>

/** `GET /api/v1/elements/:id/threads?state=…`; oldest first. Counts are of all, whatever was asked. */
export const ThreadList = z.object({
  items: z.array(Thread),
  counts: z.object({
    open: z.number().int(),
    /** How many of the open ones are suggestions. */
    suggestions: z.number().int(),
    resolved: z.number().int(),
  }),
})
export type ThreadList = z.infer<typeof ThreadList>
export const ThreadFilter = z.object({ state: z.enum(['open', 'resolved', 'all']).default('all') })

/** Ids of threads and messages are made by whoever writes them, so that asking twice does it once. */
const NewId = z.uuid()

/** `POST /api/v1/threads/:id/messages` */
export const MessageMake = z.object({ id: NewId, body: MessageBody })
/** `PATCH /api/v1/messages/:id` */
export const MessageChange = z.object({ body: MessageBody })

/** What a thread is about; an anchor for everything but the whole element. */
export const ThreadPlace = z
  .object({ scope: ThreadScope, anchor: Anchor.nullable() })
  .refine(({ scope, anchor }) => (scope === 'element') === (anchor === null), {
    path: ['anchor'],
    message: 'An anchor goes with everything but the whole element.',
  })
export type ThreadPlace = z.infer<typeof ThreadPlace>

/** `POST /api/v1/elements/:id/threads` */
export const ThreadMake = z.object({ id: NewId, place: ThreadPlace, message: MessageMake })
/** One change that is suggested: where, what stands there, what is to stand there, and why. */
export const SuggestionMake = z.object({
  id: NewId,
  place: ThreadPlace,
  ground: SuggestedGround,
  before: SuggestedSlice,
  after: SuggestedSlice,
  message: MessageMake.optional(),
})
export type SuggestionMake = z.infer<typeof SuggestionMake>
/** `POST /api/v1/elements/:id/suggestions`: all of them or none. Answers them in this order. */
export const SuggestionsMake = z.object({
  batchId: NewId,
  suggestions: z.array(SuggestionMake).min(1).max(SUGGESTIONS_AT_ONCE),
})
export type SuggestionsMake = z.infer<typeof SuggestionsMake>
export const SuggestionsMade = z.object({ items: z.array(Thread) })
/** Those that this changed, and those that somebody else was faster with, as they are now. */
export const SuggestionsActed = z.object({
  changed: z.array(Thread),
  others: z.array(Thread),
})
export type SuggestionsActed = z.infer<typeof SuggestionsActed>

/** `PATCH /api/v1/threads/:id`: resolve, open again, or attach to another place. */
export const ThreadChange = z.object({
  state: ThreadState.optional(),
  place: ThreadPlace.optional(),
})

/** `DELETE /api/v1/messages/:id` answers what is left: null when that was all there was. */
export const ThreadLeft = z.object({ thread: Thread.nullable() })

/** `GET /api/v1/canvases/:id/open-threads`: elements that have any. */
export const OpenThreads = z.object({
  elementId: z.string(),
  open: z.number().int().positive(),
  /** How many of these are suggestions. */
  suggestions: z.number().int().nonnegative(),
})
export type OpenThreads = z.infer<typeof OpenThreads>

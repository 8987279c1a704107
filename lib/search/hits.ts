import { z } from 'zod'
import { Person } from '../people'
import { Role } from '../role'
import { HIT_KINDS } from './kinds'
import { QUERY_MAX } from './query'

const Offset = z.number().int().nonnegative()

/** See `lib/search/passage.ts`. Highlights are numbers: no markup ever comes from the server. */
const Passage = z.object({
  text: z.string(),
  marks: z.array(z.tuple([Offset, Offset])),
  before: z.boolean(),
  after: z.boolean(),
})

const InCanvas = z.object({ id: z.string(), title: z.string(), archived: z.boolean() })
const InElement = z.object({ id: z.string(), title: z.string() })

/**
 * One thing that was found, with all that a line about it needs. A new kind is one more member here
 * and one more source on the server.
 */
export const Hit = z.discriminatedUnion('kind', [
  /** A canvas, or an element by its name. */
  z.object({
    kind: z.literal('title'),
    canvas: InCanvas,
    element: InElement.nullable(),
    passage: Passage,
  }),
  z.object({ kind: z.literal('person'), person: Person, role: Role, passage: Passage }),
  /** Words of a text. `lastChange` is the text's; null when nobody has written there. */
  z.object({
    kind: z.literal('text'),
    id: z.string(),
    canvas: InCanvas,
    element: InElement,
    isHeading: z.boolean(),
    passage: Passage,
    lastChange: z.object({ at: z.iso.datetime(), by: Person.nullable() }).nullable(),
  }),
  /** What an edition is called, and what its makers say is new in it. */
  z.object({
    kind: z.literal('edition'),
    id: z.string(),
    canvas: InCanvas,
    element: InElement,
    number: z.number().int().positive(),
    passage: Passage,
    at: z.iso.datetime(),
    by: Person.nullable(),
  }),
  /** What somebody said in a thread. */
  z.object({
    kind: z.literal('comment'),
    id: z.string(),
    canvas: InCanvas,
    element: InElement,
    threadId: z.string(),
    passage: Passage,
    at: z.iso.datetime(),
    by: Person.nullable(),
  }),
])
export type Hit = z.infer<typeof Hit>

const Kind = z.enum(HIT_KINDS)

/** `GET /api/v1/workspaces/:id/search?q=…` */
export const SearchAsk = z.object({
  q: z.string().max(QUERY_MAX).default(''),
  /** Of these kinds only, apart by commas. */
  kind: z
    .string()
    .max(100)
    .transform((kinds) => kinds.split(','))
    .pipe(z.array(Kind).min(1))
    .optional(),
  /** On this canvas only. */
  canvas: z.string().max(64).optional(),
  /** In the archive too. */
  archived: z.enum(['true', 'false']).default('false'),
  limit: z.coerce.number().int().min(1).max(50).default(20),
  /** Where an earlier answer ended. */
  cursor: z.string().max(300).optional(),
})

/** The same as whoever asks writes it. */
export interface SearchWanted {
  q: string
  kind?: string
  canvas?: string
  archived?: 'true' | 'false'
  limit?: number
  cursor?: string
}

/** Best first: by kind in the order of `HIT_KINDS`, whole words before beginnings, then newest first. */
export const SearchAnswer = z.object({
  items: z.array(Hit),
  /** For asking for more; null when that was all. */
  next: z.string().nullable(),
})
export type SearchAnswer = z.infer<typeof SearchAnswer>

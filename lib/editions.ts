import { z } from 'zod'
import { Person } from './people'

/** Whether an edition says something else than the one before, or says it better. */
export const SIGNIFICANCES = ['editorial', 'substantive'] as const
export const Significance = z.enum(SIGNIFICANCES)
export type Significance = z.infer<typeof Significance>

export const LONGEST_LABEL = 80
export const LONGEST_NOTE = 2000

// Control characters have no place in a line; PostgreSQL could not even keep a NUL.
const Label = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_LABEL)
  .regex(/^[^\p{Cc}]*$/u)
const Note = z
  .string()
  .trim()
  .max(LONGEST_NOTE)
  .regex(/^[^\0]*$/)

/** `POST /api/v1/elements/:id/editions`. You make the id, so that asking twice makes one. */
export const EditionMake = z.object({
  id: z.uuid(),
  label: Label,
  /** What is new in it, in the group's own words. */
  note: Note.default(''),
  significance: Significance,
  /** The day on which it is true, when it speaks of a moment. */
  asOf: z.iso.date().nullable().default(null),
})

/** An element as it stood, for good. */
export const Edition = z.object({
  id: z.string(),
  elementId: z.string(),
  /** Counts from 1 in each element, without gaps. */
  number: z.number().int().positive(),
  label: z.string(),
  note: z.string(),
  significance: Significance,
  asOf: z.iso.date().nullable(),
  /** Id of the edition that was the newest when this one was made. */
  revises: z.string().nullable(),
  /** The edit of the element's record after which it was made. */
  edit: z.number().int().nonnegative(),
  /** SHA-256 of what it says, in hex. */
  hash: z.string(),
  words: z.number().int().nonnegative(),
  madeBy: Person.nullable(),
  madeAt: z.iso.datetime(),
})
export type Edition = z.infer<typeof Edition>

/** `GET /api/v1/editions/:id`: with its text, as ProseMirror's JSON. */
export const EditionText = Edition.extend({ content: z.looseObject({ type: z.literal('doc') }) })
export type EditionText = z.infer<typeof EditionText>

/** `GET /api/v1/elements/:id/editions`: newest first, and whether I may make one. */
export const EditionList = z.object({ items: z.array(Edition), mayMake: z.boolean() })
export type EditionList = z.infer<typeof EditionList>

import { z } from 'zod'
import { Person } from './people'

/** Whether an edition says something else than the one before, or says it better. */
export const SIGNIFICANCES = ['editorial', 'substantive'] as const
export const Significance = z.enum(SIGNIFICANCES)
export type Significance = z.infer<typeof Significance>

/** Why an edition was made without anybody's asking. */
export const AUTOMATIC_WHYS = ['quiet', 'hour', 'before_restore', 'before_import'] as const
export const AutomaticWhy = z.enum(AUTOMATIC_WHYS)
export type AutomaticWhy = z.infer<typeof AutomaticWhy>

export const LONGEST_LABEL = 80
export const LONGEST_NOTE = 2000
/** Editions that one edition may take in. */
export const MOST_INTEGRATED = 20

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
  /** Ids of editions of the same canvas that it takes in. */
  integrates: z.array(z.uuid()).max(MOST_INTEGRATED).default([]),
})

/** An edition as another one names it. */
export const EditionNamed = z.object({
  id: z.string(),
  elementId: z.string(),
  element: z.string(),
  number: z.number().int().positive(),
  label: z.string(),
})
export type EditionNamed = z.infer<typeof EditionNamed>

/** `GET /api/v1/elements/:id/editions/around`: in the order of the elements, newest first. */
export const EditionsAround = z.object({ items: z.array(EditionNamed) })

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
  /** Those who wrote in it since the one before. */
  authors: z.array(Person),
  /** The editions of the same canvas that it takes in. */
  integrates: z.array(EditionNamed),
})
export type Edition = z.infer<typeof Edition>

/** `GET /api/v1/editions/:id`: with its text, as ProseMirror's JSON. */
export const EditionText = Edition.extend({ content: z.looseObject({ type: z.literal('doc') }) })
export type EditionText = z.infer<typeof EditionText>

/** `GET /api/v1/elements/:id/editions`: newest first, and whether I may make one. */
export const EditionList = z.object({ items: z.array(Edition), mayMake: z.boolean() })
export type EditionList = z.infer<typeof EditionList>

/** An element as it stood, kept without anybody's asking. It has no number, and may go when it is old. */
export const AutomaticEdition = z.object({
  id: z.string(),
  elementId: z.string(),
  why: AutomaticWhy,
  /** The edit of the element's record after which it was made. */
  edit: z.number().int().nonnegative(),
  /** SHA-256 of what it says, in hex. */
  hash: z.string(),
  words: z.number().int().nonnegative(),
  /** Those who wrote in it since the edition before, whichever kind that was. */
  authors: z.array(Person),
  /** Whose act it was made before; null when it was nobody's. */
  madeBy: Person.nullable(),
  madeAt: z.iso.datetime(),
  /** Something refers to it, so it stays. */
  held: z.boolean(),
})
export type AutomaticEdition = z.infer<typeof AutomaticEdition>

/** `GET /api/v1/automatic-editions/:id`: with its text, as ProseMirror's JSON. */
export const AutomaticEditionText = AutomaticEdition.extend({
  content: z.looseObject({ type: z.literal('doc') }),
})
export type AutomaticEditionText = z.infer<typeof AutomaticEditionText>

/** `GET /api/v1/elements/:id/automatic-editions`: newest first. */
export const AutomaticEditionList = z.object({ items: z.array(AutomaticEdition) })
export type AutomaticEditionList = z.infer<typeof AutomaticEditionList>

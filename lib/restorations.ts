import { z } from 'zod'
import { Person } from './people'

const Block = z.number().int().min(0).max(1_000_000)

/** What a text is to say again: an edition, or what it said after an edit of its record. */
export const RestoreFrom = z.union([
  z.strictObject({ editionId: z.string().max(200) }),
  z.strictObject({ edit: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
])
export type RestoreFrom = z.infer<typeof RestoreFrom>

/**
 * How much of it. Blocks are counted from 0 as they stood in the past; a section is named by the
 * block of its heading, and block 0 without one is what stands before the first heading. `blocks`
 * goes up to but without `to`; the same number twice is what was put in between two blocks since.
 */
export const RestoreScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text') }),
  z.object({ kind: z.literal('section'), at: Block }),
  z.object({ kind: z.literal('blocks'), from: Block, to: Block }),
])
export type RestoreScope = z.infer<typeof RestoreScope>

/** `POST /api/v1/elements/:id/restorations/preview` */
export const RestoreWanted = z.object({
  from: RestoreFrom,
  scope: RestoreScope.default({ kind: 'text' }),
})

/** `POST /api/v1/elements/:id/restorations`. You make the id, so that asking twice restores once. */
export const RestoreMake = RestoreWanted.extend({ id: z.uuid() })

const Edit = z.number().int().nonnegative()

/** What restoring would change now. Nothing was written. */
export const RestorePreview = z.object({
  /** The edit after which the text said so; the nearest one before, where the record is coarser. */
  fromEdit: Edit,
  fromAt: z.iso.datetime(),
  /** The edit after which this was worked out. Restoring works it out anew. */
  edit: Edit,
  /** It says so already. */
  nothing: z.boolean(),
  /** Whose change it would be: yours. */
  by: Person.nullable(),
  wordsIn: z.number().int().nonnegative(),
  wordsOut: z.number().int().nonnegative(),
  /** The blocks that would differ, each row with a block before and after, as the history shows them. */
  passages: z.array(z.array(z.looseObject({ type: z.enum(['text', 'node']) }))),
  /** Rows that differ and are not among these. */
  more: z.number().int().nonnegative(),
  /** The sections of the text as it was; `title` null for what stood before the first heading. */
  sections: z.array(
    z.object({ at: Block, title: z.string().nullable(), level: z.number().int().nonnegative() }),
  ),
})
export type RestorePreview = z.infer<typeof RestorePreview>

export const SCOPE_KINDS = ['text', 'section', 'blocks'] as const
export const LONGEST_SECTION = 120

/** A text that was made to say again what it said. */
export const Restoration = z.object({
  id: z.string(),
  elementId: z.string(),
  edition: z.object({ number: z.number().int(), label: z.string() }).nullable(),
  fromEdit: Edit,
  fromAt: z.iso.datetime(),
  scope: z.enum(SCOPE_KINDS),
  /** What its section was called; null for other scopes, and for what stands before all headings. */
  section: z.string().nullable(),
  by: Person.nullable(),
  at: z.iso.datetime(),
  /** The number of the edit that did it: after the one before it the text stands as it was before. */
  edit: Edit,
  /** When it was taken back, and by whom. */
  undone: z
    .object({ by: Person.nullable(), at: z.iso.datetime(), edit: Edit.nullable() })
    .nullable(),
})
export type Restoration = z.infer<typeof Restoration>

/** `GET /api/v1/elements/:id/restorations`: newest first, and whether I may restore. */
export const RestorationList = z.object({ items: z.array(Restoration), mayRestore: z.boolean() })
export type RestorationList = z.infer<typeof RestorationList>

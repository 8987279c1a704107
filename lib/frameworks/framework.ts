import { z } from 'zod'
import { LOCALES } from '../locales'
import { faultsOfMeaning, sentenceOf } from './faults'

const Key = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/)
const Line = z.string().trim().min(1).max(300)

/** What a section asks. The order of sections lives in the structure, their words here. */
export const SectionTexts = z.object({
  /** Short name; becomes the heading in the text. No two in an element are the same. */
  title: Line,
  /** The question shown beside the text until the section has words. */
  prompt: Line,
  hint: Line.optional(),
})

export const KindTexts = z.object({
  label: Line,
  plainLabel: Line,
  guidingQuestion: Line,
  /** One line that says when the element is ready for review. */
  readiness: Line,
  sections: z.record(Key, SectionTexts),
  /** By key of the kind drawn on: why this one rests on that, as a sentence for the board. */
  drawsOn: z.record(Key, Line),
})

export const FrameworkTexts = z.object({
  name: Line,
  summary: Line,
  /** Where names and order come from; shown in the About panel. */
  attribution: z.string().trim().min(1).max(600),
  kinds: z.record(Key, KindTexts),
})
export type FrameworkTexts = z.infer<typeof FrameworkTexts>

/** A structured block that belongs in an element, and how many of it. */
const Block = z.object({
  kind: z.enum([
    ...['claim', 'tension', 'forces', 'events', 'groups', 'pillars', 'phases', 'objective'],
    ...['scenarios', 'signpost', 'hypothesis', 'action', 'finding', 'option', 'quote'],
    ...['transclusion', 'table'],
  ] as const),
  min: z.number().int().nonnegative().optional(),
  max: z.number().int().positive().optional(),
})

/** Beyond these a board would have more holes than tiles. */
export const MOST_ELEMENTS = 40
const MOST_SECTIONS = 20
export const MOST_ROWS = 12
export const MOST_COLUMNS = 6

const Place = z.object({
  row: z.number().int().min(1).max(MOST_ROWS),
  column: z.number().int().min(1).max(MOST_COLUMNS),
  rows: z.number().int().min(1).max(MOST_ROWS).optional(),
  columns: z.number().int().min(1).max(MOST_COLUMNS).optional(),
})

export const ElementKind = z.object({
  key: Key,
  horizon: z.enum(['long', 'medium', 'short']),
  scope: z.enum(['canvas', 'cycle']),
  cardinality: z.enum(['one', 'many']),
  /** Days after which a text wants re-reading; absent when the cycle decides. */
  reviewEveryDays: z.number().int().positive().optional(),
  /** Each edition carries an "as of" date. */
  editionDated: z.boolean().default(false),
  sections: z
    .array(z.object({ key: Key, required: z.boolean().default(true) }))
    .min(1)
    .max(MOST_SECTIONS),
  drawsOn: z
    .array(z.object({ kind: Key, strength: z.enum(['required', 'recommended']) }))
    .max(MOST_ELEMENTS),
  blocks: z.array(Block).max(20),
  /** Place on the board: row and column from 1, and how many of each it covers (one if not said). */
  place: Place,
  emphasis: z.boolean().default(false),
})
export type ElementKind = z.infer<typeof ElementKind>

const Shape = z.object({
  basedOn: z
    .object({
      title: Line,
      author: Line.optional(),
      year: z.number().int().optional(),
      url: z
        .url({ protocol: /^https?$/ })
        .max(300)
        .optional(),
      licence: Line.optional(),
    })
    .optional(),
  kinds: z.array(ElementKind).min(1).max(MOST_ELEMENTS),
  texts: z.partialRecord(z.enum(LOCALES), FrameworkTexts),
})

/** Everything but the name and number that an installation gives it. */
export const FrameworkContent = Shape
export type FrameworkContent = z.infer<typeof FrameworkContent>

/**
 * A framework is data: which elements, what each asks, what rests on what, how the board lays them
 * out. Versioned: a canvas pins one version and stays on it. It has words in at least one language,
 * and in each language it has all of them.
 */
export const Framework = Shape.extend({
  key: Key,
  version: z.number().int().min(1),
}).superRefine((framework, ctx) => {
  for (const fault of faultsOfMeaning(framework, MOST_COLUMNS))
    ctx.addIssue({ code: 'custom', path: fault.path, message: sentenceOf(fault) })
})
export type Framework = z.infer<typeof Framework>

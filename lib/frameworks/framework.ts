import { z } from 'zod'
import { LOCALES, type Locale } from '../locales'

const Key = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/)
const Line = z.string().trim().min(1).max(300)

/** What a section asks. The order of sections lives in the structure, their words here. */
export const SectionTexts = z.object({
  /** Short name; becomes the heading in the text. */
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

export const ElementKind = z.object({
  key: Key,
  horizon: z.enum(['long', 'medium', 'short']),
  scope: z.enum(['canvas', 'cycle']),
  cardinality: z.enum(['one', 'many']),
  /** Days after which a text wants re-reading; absent when the cycle decides. */
  reviewEveryDays: z.number().int().positive().optional(),
  /** Each edition carries an "as of" date. */
  editionDated: z.boolean().default(false),
  sections: z.array(z.object({ key: Key, required: z.boolean().default(true) })).min(1),
  drawsOn: z.array(z.object({ kind: Key, strength: z.enum(['required', 'recommended']) })),
  /** Names of structured blocks that belong here (domain model C4). */
  blocks: z.array(
    z.object({ kind: Key, min: z.number().int().optional(), max: z.number().int().optional() }),
  ),
  /** Place on the board: row and column from 1. The centre tile may be emphasised. */
  place: z.object({ row: z.number().int().min(1), column: z.number().int().min(1) }),
  emphasis: z.boolean().default(false),
})
export type ElementKind = z.infer<typeof ElementKind>

/**
 * A framework is data: which elements, what each asks, what rests on what, how the board lays them
 * out. Versioned: a canvas pins one version and stays on it.
 */
export const Framework = z
  .object({
    key: Key,
    version: z.number().int().min(1),
    basedOn: z
      .object({ title: z.string(), author: z.string().optional(), year: z.number().optional() })
      .optional(),
    kinds: z.array(ElementKind).min(1),
    texts: z.record(z.enum(LOCALES), FrameworkTexts),
  })
  .superRefine((framework, ctx) => {
    for (const message of faults(framework)) ctx.addIssue({ code: 'custom', message })
  })
export type Framework = z.infer<typeof Framework>

interface Checkable {
  kinds: ElementKind[]
  texts: Record<string, FrameworkTexts>
}

/** Everything a shape check cannot see, as sentences: dangling or circular edges, missing words, tiles on one place. */
function faults({ kinds, texts }: Checkable): string[] {
  const found: string[] = []
  const keys = kinds.map((kind) => kind.key)
  for (const key of keys)
    if (keys.indexOf(key) !== keys.lastIndexOf(key)) found.push(`Element "${key}" is there twice.`)
  const places = kinds.map((kind) => `${kind.place.row}/${kind.place.column}`)
  places.forEach((place, i) => {
    if (places.indexOf(place) !== i) found.push(`Two elements lie on row/column ${place}.`)
  })
  for (const kind of kinds) {
    for (const edge of kind.drawsOn)
      if (!keys.includes(edge.kind))
        found.push(`"${kind.key}" draws on "${edge.kind}", which is not an element.`)
    for (const [locale, words] of Object.entries(texts)) {
      const own = words.kinds[kind.key]
      if (!own) {
        found.push(`"${kind.key}" has no words in ${locale}.`)
        continue
      }
      for (const section of kind.sections)
        if (!own.sections[section.key])
          found.push(`Section "${kind.key}/${section.key}" has no words in ${locale}.`)
      for (const edge of kind.drawsOn)
        if (!own.drawsOn[edge.kind])
          found.push(`"${kind.key}" does not say in ${locale} why it rests on "${edge.kind}".`)
    }
  }
  if (hasCircle(kinds)) found.push('Elements rest on each other in a circle.')
  return found
}

function hasCircle(kinds: ElementKind[]): boolean {
  const rest = new Map(kinds.map((kind) => [kind.key, new Set(kind.drawsOn.map((e) => e.kind))]))
  for (let removed = true; removed;) {
    removed = false
    for (const [key, edges] of rest) {
      if ([...edges].some((edge) => rest.has(edge))) continue
      rest.delete(key)
      removed = true
    }
  }
  return rest.size > 0
}

/** The words of a framework in a language; English, then any, where it is not translated. */
export function textsOf(framework: Framework, locale: Locale): FrameworkTexts {
  const texts = framework.texts[locale] ?? framework.texts.en ?? Object.values(framework.texts)[0]
  if (!texts) throw new Error(`Framework ${framework.key} has no words at all.`)
  return texts
}

import { z } from 'zod'
import { LOCALES, type Locale } from '../locales'

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
  sections: z.array(z.object({ key: Key, required: z.boolean().default(true) })).min(1),
  drawsOn: z.array(z.object({ kind: Key, strength: z.enum(['required', 'recommended']) })),
  blocks: z.array(Block),
  /** Place on the board: row and column from 1, and how many of each it covers (one if not said). */
  place: Place,
  emphasis: z.boolean().default(false),
})
export type ElementKind = z.infer<typeof ElementKind>

/**
 * A framework is data: which elements, what each asks, what rests on what, how the board lays them
 * out. Versioned: a canvas pins one version and stays on it. It has words in at least one language,
 * and in each language it has all of them.
 */
export const Framework = z
  .object({
    key: Key,
    version: z.number().int().min(1),
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
    kinds: z.array(ElementKind).min(1),
    texts: z.partialRecord(z.enum(LOCALES), FrameworkTexts),
  })
  .superRefine(({ kinds, texts }, ctx) => {
    const found = [...faultsOfShape(kinds)]
    for (const [locale, words] of Object.entries(texts))
      found.push(...faultsOfWords(kinds, locale, words))
    if (Object.keys(texts).length === 0) found.push('The framework has no words at all.')
    for (const message of found) ctx.addIssue({ code: 'custom', message })
  })
export type Framework = z.infer<typeof Framework>

/** The words of a framework in a language; English, then any, where it is not translated. */
export function textsOf(framework: Framework, locale: Locale): FrameworkTexts {
  const texts = framework.texts[locale] ?? framework.texts.en ?? Object.values(framework.texts)[0]
  if (!texts) throw new Error(`Framework ${framework.key} has no words at all.`)
  return texts
}

/** What the types cannot see in the structure, as sentences. */
function faultsOfShape(kinds: ElementKind[]): string[] {
  const found: string[] = []
  const keys = kinds.map((kind) => kind.key)
  for (const key of repeated(keys)) found.push(`Element "${key}" is there twice.`)
  for (const place of repeated(
    kinds.map(({ place }) => `row ${place.row}, column ${place.column}`),
  ))
    found.push(`Two elements lie on ${place}.`)
  for (const kind of kinds) {
    for (const section of repeated(kind.sections.map((section) => section.key)))
      found.push(`Section "${kind.key}/${section}" is there twice.`)
    for (const target of repeated(kind.drawsOn.map((edge) => edge.kind)))
      found.push(`"${kind.key}" draws on "${target}" twice.`)
    for (const { kind: target } of kind.drawsOn)
      if (!keys.includes(target))
        found.push(`"${kind.key}" draws on "${target}", which is not an element.`)
  }
  const round = circle(kinds)
  if (round.length > 0)
    found.push(`Elements rest on each other in a circle: ${[...round, round[0]].join(' → ')}.`)
  return found
}

/** Words that are missing, that belong to nothing, or that cannot be told apart. */
function faultsOfWords(kinds: ElementKind[], locale: string, words: FrameworkTexts): string[] {
  const found = strangers(words.kinds, kinds).map(
    (key) => `"${key}" is not an element (${locale}).`,
  )
  for (const kind of kinds) {
    const own = words.kinds[kind.key]
    if (!own) {
      found.push(`"${kind.key}" has no words in ${locale}.`)
      continue
    }
    for (const { key } of kind.sections)
      if (!own.sections[key]) found.push(`Section "${kind.key}/${key}" has no words in ${locale}.`)
    for (const key of strangers(own.sections, kind.sections))
      found.push(`"${kind.key}/${key}" has words in ${locale} but is not a section.`)
    for (const title of repeated(Object.values(own.sections).map((section) => section.title)))
      found.push(`Two sections of "${kind.key}" are called "${title}" in ${locale}.`)
    for (const { kind: target } of kind.drawsOn)
      if (!own.drawsOn[target])
        found.push(`"${kind.key}" does not say in ${locale} why it rests on "${target}".`)
    for (const target of Object.keys(own.drawsOn))
      if (!kind.drawsOn.some((edge) => edge.kind === target))
        found.push(`"${kind.key}" says in ${locale} why it rests on "${target}", but it does not.`)
  }
  return found
}

function strangers(words: Record<string, unknown>, known: { key: string }[]): string[] {
  return Object.keys(words).filter((key) => !known.some((one) => one.key === key))
}

/** What occurs more than once, each once. */
function repeated(values: string[]): string[] {
  return [...new Set(values.filter((value, i) => values.indexOf(value) !== i))]
}

/** One circle of elements, in the order they rest on each other; empty when there is none. */
function circle(kinds: ElementKind[]): string[] {
  // Take away what rests on nothing that is left, until only circles and what rests on them remain.
  const left = new Map(kinds.map((kind) => [kind.key, kind.drawsOn.map((edge) => edge.kind)]))
  for (let before = -1; before !== left.size;) {
    before = left.size
    for (const [key, targets] of left)
      if (!targets.some((target) => left.has(target))) left.delete(key)
  }
  // From anywhere in the remains, every path ends in a circle.
  const path: string[] = []
  let at = left.keys().next().value
  while (at !== undefined && !path.includes(at)) {
    path.push(at)
    at = left.get(at)?.find((target) => left.has(target))
  }
  return at === undefined ? [] : path.slice(path.indexOf(at))
}

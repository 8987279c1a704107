// One thing: everything that can be wrong with a framework beyond the form of its fields, each with
// where it is and a sentence.
import { isRecord } from '../is-record'
import { isLocale, LOCALE_NAMES, type Locale } from '../locales'

/**
 * A sentence for each thing that can be wrong with a framework. The interface translates by code
 * (`frameworks.faults.<code>`); the API answers with these.
 */
export const FAULTS = {
  format: 'This does not say that it is a framework of Throughline: “format” should be “{format}”.',
  missing: 'This is missing.',
  expected_string: 'This should be text in quotes.',
  expected_number: 'This should be a whole number.',
  expected_boolean: 'This should be true or false.',
  expected_array: 'This should be a list.',
  expected_object: 'This should be an object with named fields.',
  empty: 'There should be at least one letter here.',
  too_long: 'This is longer than {most, number} letters.',
  too_few: 'At least {least, number} should be here.',
  too_many: 'More than {most, number} are not possible here.',
  too_small: 'This number should be {least, number} or more.',
  too_big: 'This number should be {most, number} or less.',
  choice: 'This should be one of: {choices}.',
  key: 'A key has small letters, digits and hyphens, begins with a letter and has 41 signs at most.',
  url: 'This should be a whole web address.',
  unknown_field: 'Nothing of this name belongs here.',
  unknown_language: 'This is not a language of the product. Known are: {choices}.',
  other: 'This is not as expected.',
  no_texts: 'The framework has no words in any language.',
  element_twice: 'Element “{element}” is there twice.',
  overlap:
    '“{element}” and “{other}” lie on the same place: row {row, number}, column {column, number}.',
  outside: '“{element}” reaches beyond the {most, number} columns of a board.',
  section_twice: 'Section “{section}” of “{element}” is there twice.',
  edge_twice: '“{element}” rests on “{target}” twice.',
  edge_to_nothing: '“{element}” rests on “{target}”, which is not an element.',
  loop: 'Elements rest on each other in a circle: {circle}.',
  element_no_words: '“{element}” has no words in {language}.',
  section_no_words: 'Section “{section}” of “{element}” has no words in {language}.',
  edge_no_words: '“{element}” does not say in {language} why it rests on “{target}”.',
  element_stray: 'There are words in {language} for “{element}”, which is not an element.',
  section_stray:
    'There are words in {language} for “{section}”, which is not a section of “{element}”.',
  edge_stray: '“{element}” says in {language} why it rests on “{target}”, but it does not.',
  name_twice: 'Two elements are called “{name}” in {language}.',
  title_twice: 'Two sections of “{element}” are called “{name}” in {language}.',
} as const
export type FaultCode = keyof typeof FAULTS

export interface Fault {
  code: FaultCode
  /** Names of fields and numbers in lists, from the outside in. */
  path: (string | number)[]
  values: Record<string, string | number>
}

/** The English sentence. */
export function sentenceOf({ code, values }: Fault): string {
  return FAULTS[code].replaceAll(/\{(\w+)(?:, number)?\}/g, (_, name: string) =>
    String(values[name] ?? ''),
  )
}

/** Like `kinds[2].place.row`. */
export function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (before, step) =>
      typeof step === 'number'
        ? `${before}[${step}]`
        : before
          ? `${before}.${String(step)}`
          : String(step),
    '',
  )
}

type Found = (code: FaultCode, path: Fault['path'], values?: Fault['values']) => void

interface Edge {
  kind: string
  at: number
}

/** What can be made out of an element, whatever else is wrong with it. */
interface Element {
  key: string
  /** How people call it, else its key. */
  name: string
  at: number
  place: { row: number; column: number; rows: number; columns: number } | null
  sections: { key: string; at: number }[]
  drawsOn: Edge[]
}

/**
 * What the form of the fields does not show: keys that are there twice, edges that lead nowhere or
 * round in a circle, tiles on one place, words that are missing or belong to nothing. Takes anything
 * and says what it can, so that a broken file is told everything at once.
 */
export function faultsOfMeaning(framework: unknown, mostColumns: number): Fault[] {
  const faults: Fault[] = []
  const found: Found = (code, path, values = {}) => faults.push({ code, path, values })
  const elements = elementsIn(framework)
  lookAtShape(elements, mostColumns, found)
  const texts = recordAt(framework, 'texts')
  for (const [locale, words] of Object.entries(texts))
    if (isLocale(locale) && isRecord(words))
      lookAtWords(elements, locale, recordAt(words, 'kinds'), found)
  if (isRecord(framework) && isRecord(framework.texts) && Object.keys(texts).length === 0)
    found('no_texts', ['texts'])
  return faults
}

function elementsIn(framework: unknown): Element[] {
  const [firstWords] = Object.values(recordAt(framework, 'texts'))
  const words = recordAt(firstWords, 'kinds')
  return listAt(framework, 'kinds').flatMap((raw, at) => {
    const key = textAt(raw, 'key')
    if (key === null) return []
    const name = textAt(words[key], 'label')?.trim() || key
    const keyed = (list: string, field: string) =>
      listAt(raw, list).flatMap((item, i) => {
        const value = textAt(item, field)
        return value === null ? [] : [{ value, at: i }]
      })
    return [
      {
        ...{ key, name, at, place: placeIn(raw) },
        sections: keyed('sections', 'key').map(({ value, at: i }) => ({ key: value, at: i })),
        drawsOn: keyed('drawsOn', 'kind').map(({ value, at: i }) => ({ kind: value, at: i })),
      },
    ]
  })
}

function placeIn(raw: unknown): Element['place'] {
  const place = recordAt(raw, 'place')
  const { row, column, rows = 1, columns = 1 } = place
  const all = [row, column, rows, columns]
  if (!all.every((value) => typeof value === 'number' && value >= 1 && value <= 99)) return null
  return { row, column, rows, columns } as Element['place']
}

function lookAtShape(elements: readonly Element[], mostColumns: number, found: Found): void {
  const nameOf = (key: string) => elements.find((one) => one.key === key)?.name ?? key
  const taken = new Map<string, Element>()
  for (const [i, element] of elements.entries()) {
    const { key, name, at, place, sections, drawsOn } = element
    const path = ['kinds', at]
    if (elements.findIndex((one) => one.key === key) < i)
      found('element_twice', [...path, 'key'], { element: name })
    for (const [n, section] of sections.entries())
      if (sections.findIndex((one) => one.key === section.key) < n)
        found('section_twice', [...path, 'sections', section.at, 'key'], {
          ...{ element: name, section: section.key },
        })
    for (const [n, edge] of drawsOn.entries()) {
      const where = [...path, 'drawsOn', edge.at, 'kind']
      const values = { element: name, target: nameOf(edge.kind) }
      if (!elements.some((one) => one.key === edge.kind)) found('edge_to_nothing', where, values)
      if (drawsOn.findIndex((one) => one.kind === edge.kind) < n) found('edge_twice', where, values)
    }
    if (!place) continue
    if (place.columns > 1 && place.column + place.columns - 1 > mostColumns)
      found('outside', [...path, 'place'], { element: name, most: mostColumns })
    const clash = cellsOf(place).find(({ row, column }) => taken.has(`${row} ${column}`))
    if (clash) {
      const other = taken.get(`${clash.row} ${clash.column}`)?.name ?? ''
      found('overlap', [...path, 'place'], { element: name, other, ...clash })
    }
    for (const { row, column } of cellsOf(place)) taken.set(`${row} ${column}`, element)
  }
  const round = circleIn(elements)
  if (round.length > 0)
    found('loop', ['kinds'], { circle: [...round, round[0] ?? ''].map(nameOf).join(' → ') })
}

function cellsOf({ row, column, rows, columns }: NonNullable<Element['place']>) {
  return Array.from({ length: rows * columns }, (_, i) => ({
    row: row + Math.floor(i / columns),
    column: column + (i % columns),
  }))
}

function lookAtWords(
  elements: readonly Element[],
  locale: Locale,
  words: Record<string, unknown>,
  found: Found,
): void {
  const language = LOCALE_NAMES[locale]
  const base = ['texts', locale, 'kinds']
  const nameOf = (key: string) => elements.find((one) => one.key === key)?.name ?? key
  for (const key of Object.keys(words))
    if (!elements.some((one) => one.key === key))
      found('element_stray', [...base, key], { element: key, language })
  for (const { key, label } of repeated(elements, (one) => textAt(words[one.key], 'label')))
    found('name_twice', [...base, key, 'label'], { name: label, language })
  for (const { key, name, sections, drawsOn } of elements) {
    const own = words[key]
    if (!isRecord(own)) {
      if (own === undefined) found('element_no_words', [...base, key], { element: name, language })
      continue
    }
    const titles = recordAt(own, 'sections')
    const reasons = recordAt(own, 'drawsOn')
    const at = [...base, key, 'sections']
    const values = { element: name, language }
    for (const { key: section } of sections)
      if (titles[section] === undefined)
        found('section_no_words', [...at, section], { ...values, section })
    for (const section of Object.keys(titles))
      if (!sections.some((one) => one.key === section))
        found('section_stray', [...at, section], { ...values, section })
    for (const twice of repeated(sections, (one) => textAt(titles[one.key], 'title')))
      found('title_twice', [...at, twice.key, 'title'], { ...values, name: twice.label })
    for (const { kind } of drawsOn)
      if (reasons[kind] === undefined)
        found('edge_no_words', [...base, key, 'drawsOn', kind], { ...values, target: nameOf(kind) })
    for (const kind of Object.keys(reasons))
      if (!drawsOn.some((one) => one.kind === kind))
        found('edge_stray', [...base, key, 'drawsOn', kind], { ...values, target: nameOf(kind) })
  }
}

/** Those whose words were there before, under another key. */
function repeated<T extends { key: string }>(
  items: readonly T[],
  wordsOf: (item: T) => string | null,
): { key: string; label: string }[] {
  const seen = new Map<string, string>()
  return items.flatMap((item) => {
    const label = wordsOf(item)?.trim()
    if (!label) return []
    const before = seen.get(label)
    seen.set(label, before ?? item.key)
    return before === undefined || before === item.key ? [] : [{ key: item.key, label }]
  })
}

/** One circle of elements, in the order they rest on each other; empty when there is none. */
export function circleIn(
  elements: readonly { key: string; drawsOn: readonly { kind: string }[] }[],
): string[] {
  // Take away what rests on nothing that is left, until only circles and what rests on them remain.
  const left = new Map(elements.map(({ key, drawsOn }) => [key, drawsOn.map((edge) => edge.kind)]))
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

function recordAt(value: unknown, field: string): Record<string, unknown> {
  const inner = isRecord(value) ? value[field] : null
  return isRecord(inner) ? inner : {}
}

function listAt(value: unknown, field: string): unknown[] {
  const inner = isRecord(value) ? value[field] : null
  return Array.isArray(inner) ? inner : []
}

function textAt(value: unknown, field: string): string | null {
  const inner = isRecord(value) ? value[field] : null
  return typeof inner === 'string' ? inner : null
}

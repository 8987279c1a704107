// One thing: what can be done to a framework while somebody edits it, one function each.
import { endsOf } from '../board'
import type { Locale } from '../locales'
import { circleIn } from './faults'
import { FILE_FORMAT, type FrameworkFile } from './framework-file'
import {
  MOST_COLUMNS,
  MOST_ROWS,
  type ElementKind,
  type Framework,
  type FrameworkTexts,
} from './framework'
import { textsOf } from './texts-of'

/** A framework being edited: the structure, and its words in one language. */
export interface Draft {
  locale: Locale
  basedOn: Framework['basedOn']
  kinds: ElementKind[]
  words: FrameworkTexts
}

type Place = ElementKind['place']

/** In the language of the reader, or the one it has. */
export function draftOf(
  framework: Pick<Framework, 'kinds' | 'texts' | 'basedOn'>,
  reader: Locale,
): Draft {
  const words = textsOf(framework, reader)
  const locale = (Object.keys(framework.texts) as Locale[]).find(
    (key) => framework.texts[key] === words,
  )
  return {
    ...{ locale: locale ?? reader, basedOn: framework.basedOn },
    kinds: structuredClone(framework.kinds),
    words: structuredClone(words),
  }
}

export function fileOfDraft({ locale, basedOn, kinds, words }: Draft): FrameworkFile {
  return { format: FILE_FORMAT, ...(basedOn && { basedOn }), kinds, texts: { [locale]: words } }
}

/** Words of the framework itself. */
export function write(draft: Draft, change: Partial<Omit<FrameworkTexts, 'kinds'>>): Draft {
  return { ...draft, words: { ...draft.words, ...change } }
}

type KindWords = FrameworkTexts['kinds'][string]

export function writeElement(draft: Draft, key: string, change: Partial<KindWords>): Draft {
  const own = draft.words.kinds[key]
  if (!own) return draft
  const kinds = { ...draft.words.kinds, [key]: { ...own, ...change } }
  return { ...draft, words: { ...draft.words, kinds } }
}

export function addElement(draft: Draft, label: string): { draft: Draft; key: string } {
  const key = freeKey('element', draft.kinds)
  const kind: ElementKind = {
    ...{ key, horizon: 'medium', scope: 'canvas', cardinality: 'one', editionDated: false },
    ...{ sections: [], drawsOn: [], blocks: [], place: freePlace(draft), emphasis: false },
  }
  const words: KindWords = {
    ...{ label, plainLabel: '', guidingQuestion: '', readiness: '' },
    ...{ sections: {}, drawsOn: {} },
  }
  const kinds = { ...draft.words.kinds, [key]: words }
  const added = { ...draft, kinds: [...draft.kinds, kind], words: { ...draft.words, kinds } }
  return { draft: addSection(added, key), key }
}

/** With every edge to it. */
export function removeElement(draft: Draft, key: string): Draft {
  const rest = without(draft.words.kinds, key)
  const cut = { ...draft, words: { ...draft.words, kinds: rest } }
  cut.kinds = draft.kinds.filter((kind) => kind.key !== key)
  return cut.kinds.reduce((all, kind) => setEdge(all, kind.key, key, null), cut)
}

/** Earlier or later in the order, by one. */
export function moveElement(draft: Draft, key: string, by: -1 | 1): Draft {
  return { ...draft, kinds: moved(draft.kinds, key, by) }
}

export function addSection(draft: Draft, key: string): Draft {
  const kind = draft.kinds.find((one) => one.key === key)
  if (!kind) return draft
  const section = freeKey('section', kind.sections)
  const own = draft.words.kinds[key]
  return change(
    writeElement(draft, key, {
      sections: { ...own?.sections, [section]: { title: '', prompt: '' } },
    }),
    key,
    { sections: [...kind.sections, { key: section, required: true }] },
  )
}

export function writeSection(
  draft: Draft,
  key: string,
  section: string,
  written: { title: string; prompt: string; hint?: string | undefined },
): Draft {
  const own = draft.words.kinds[key]
  const { hint, ...rest } = written
  const words = hint?.trim() ? { ...rest, hint } : rest
  return writeElement(draft, key, { sections: { ...own?.sections, [section]: words } })
}

export function removeSection(draft: Draft, key: string, section: string): Draft {
  const kind = draft.kinds.find((one) => one.key === key)
  const rest = without(draft.words.kinds[key]?.sections ?? {}, section)
  return change(writeElement(draft, key, { sections: rest }), key, {
    sections: (kind?.sections ?? []).filter((one) => one.key !== section),
  })
}

export function moveSection(draft: Draft, key: string, section: string, by: -1 | 1): Draft {
  const kind = draft.kinds.find((one) => one.key === key)
  return change(draft, key, { sections: moved(kind?.sections ?? [], section, by) })
}

/** Lets an element rest on another, more or less firmly, or (null) no longer. */
export function setEdge(
  draft: Draft,
  key: string,
  target: string,
  strength: 'required' | 'recommended' | null,
): Draft {
  const kind = draft.kinds.find((one) => one.key === key)
  const own = draft.words.kinds[key]
  if (!kind || !own) return draft
  const others = kind.drawsOn.filter((edge) => edge.kind !== target)
  if (strength === null) {
    const rest = without(own.drawsOn, target)
    return change(writeElement(draft, key, { drawsOn: rest }), key, { drawsOn: others })
  }
  const has = others.length < kind.drawsOn.length
  const drawsOn = has
    ? kind.drawsOn.map((edge) => (edge.kind === target ? { kind: target, strength } : edge))
    : [...others, { kind: target, strength }]
  const reasons = { [target]: '', ...own.drawsOn }
  return change(writeElement(draft, key, { drawsOn: reasons }), key, { drawsOn })
}

/** The circle that this edge would close, by names, the first again at the end; null when none. */
export function circleWith(draft: Draft, key: string, target: string): string[] | null {
  const kinds = draft.kinds.map((kind) =>
    kind.key === key ? { ...kind, drawsOn: [...kind.drawsOn, { kind: target }] } : kind,
  )
  const circle = circleIn(kinds)
  if (circle.length === 0) return null
  return [...circle, ...circle.slice(0, 1)].map((one) => draft.words.kinds[one]?.label || one)
}

/** To another place. What lies there changes places with it; where that does not fit, nothing moves. */
export function placeAt(draft: Draft, key: string, to: { row: number; column: number }): Draft {
  const kind = draft.kinds.find((one) => one.key === key)
  if (!kind) return draft
  const place = { ...kind.place, ...to }
  if (!isOnBoard(place)) return draft
  const inTheWay = draft.kinds.filter((one) => one.key !== key && overlap(one.place, place))
  const [other] = inTheWay
  if (!other) return change(draft, key, { place })
  const back = { ...other.place, row: kind.place.row, column: kind.place.column }
  const swapped = change(change(draft, key, { place }), other.key, { place: back })
  return inTheWay.length === 1 && isOnBoard(back) && isApart(swapped.kinds) ? swapped : draft
}

/** Wider or narrower, taller or lower; where that does not fit, nothing changes. */
export function resize(draft: Draft, key: string, size: { rows: number; columns: number }): Draft {
  const kind = draft.kinds.find((one) => one.key === key)
  if (!kind || size.rows < 1 || size.columns < 1) return draft
  const { row, column } = kind.place
  const place: Place = { row, column }
  if (size.rows > 1) place.rows = size.rows
  if (size.columns > 1) place.columns = size.columns
  const next = change(draft, key, { place })
  return isOnBoard(place) && isApart(next.kinds) ? next : draft
}

/** One element at most stands out. */
export function emphasise(draft: Draft, key: string, on: boolean): Draft {
  const kinds = draft.kinds.map((kind) => ({ ...kind, emphasis: on && kind.key === key }))
  return { ...draft, kinds }
}

function change(draft: Draft, key: string, to: Partial<ElementKind>): Draft {
  const kinds = draft.kinds.map((kind) => (kind.key === key ? { ...kind, ...to } : kind))
  return { ...draft, kinds }
}

function without<T>(record: Record<string, T>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))
}

function moved<T extends { key: string }>(items: readonly T[], key: string, by: -1 | 1): T[] {
  const at = items.findIndex((item) => item.key === key)
  const [item, other] = [items[at], items[at + by]]
  if (!item || !other) return [...items]
  return items.map((one) => (one === item ? other : one === other ? item : one))
}

/** Never one that was used in this draft, so that a text does not come back under a new name. */
function freeKey(stem: string, items: readonly { key: string }[]): string {
  for (let n = items.length + 1; ; n++)
    if (!items.some(({ key }) => key === `${stem}-${n}`)) return `${stem}-${n}`
}

/** The first free place in reading order, in columns that are in use. */
function freePlace({ kinds }: Draft): Place {
  const columns = Math.max(1, ...kinds.map(({ place }) => endsOf(place).columnEnd))
  for (let row = 1; ; row++)
    for (let column = 1; column <= columns; column++)
      if (!kinds.some(({ place }) => overlap(place, { row, column }))) return { row, column }
}

function overlap(a: Place, b: Place): boolean {
  const [one, other] = [endsOf(a), endsOf(b)]
  return (
    one.row <= other.rowEnd &&
    other.row <= one.rowEnd &&
    one.column <= other.columnEnd &&
    other.column <= one.columnEnd
  )
}

function isOnBoard(place: Place): boolean {
  const { row, column, rowEnd, columnEnd } = endsOf(place)
  return row >= 1 && column >= 1 && rowEnd <= MOST_ROWS && columnEnd <= MOST_COLUMNS
}

function isApart(kinds: readonly ElementKind[]): boolean {
  return kinds.every((kind, i) =>
    kinds.slice(i + 1).every((one) => !overlap(kind.place, one.place)),
  )
}

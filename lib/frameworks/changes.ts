import type { Locale } from '../locales'
import type { ElementKind, Framework, FrameworkTexts } from './framework'
import { textsOf } from './texts-of'

/** One difference between two versions, with the words it takes to say it. */
export interface Change {
  type:
    | 'frameworkRenamed'
    | 'summaryChanged'
    | 'aboutChanged'
    | 'elementAdded'
    | 'elementRemoved'
    | 'elementRenamed'
    | 'elementMoved'
    | 'orderChanged'
    | 'plainLabelChanged'
    | 'questionChanged'
    | 'readinessChanged'
    | 'sectionAdded'
    | 'sectionRemoved'
    | 'sectionRenamed'
    | 'sectionsReordered'
    | 'promptChanged'
    | 'hintChanged'
    | 'edgeAdded'
    | 'edgeRemoved'
    | 'edgeChanged'
    | 'rulesChanged'
  element: string
  /** A section, or the element rested upon. */
  part: string
  before: string
  after: string
}

type Content = Pick<Framework, 'kinds' | 'texts' | 'basedOn'>
type Words = FrameworkTexts['kinds'][string]

/**
 * What is different in the newer version, as a reader of this language sees it: the framework, then
 * its elements in the order of the newer version, then those that are gone.
 */
export function changesBetween(from: Content, to: Content, locale: Locale): Change[] {
  const [old, now] = [textsOf(from, locale), textsOf(to, locale)]
  const found: Change[] = []
  const add = (type: Change['type'], values: Partial<Omit<Change, 'type'>> = {}) =>
    void found.push({ type, element: '', part: '', before: '', after: '', ...values })
  const compare = (
    type: Change['type'],
    before: string | undefined,
    after: string | undefined,
    rest: Partial<Change> = {},
  ) => {
    if ((before ?? '') !== (after ?? ''))
      add(type, { ...rest, before: before ?? '', after: after ?? '' })
  }

  compare('frameworkRenamed', old.name, now.name)
  compare('summaryChanged', old.summary, now.summary)
  compare('aboutChanged', old.attribution, now.attribution)
  if (isOther(from.basedOn, to.basedOn) && old.attribution === now.attribution) add('aboutChanged')
  for (const kind of to.kinds) {
    const words = now.kinds[kind.key]
    const before = from.kinds.find(({ key }) => key === kind.key)
    const wordsBefore = old.kinds[kind.key]
    if (!words) continue
    if (before && wordsBefore) {
      const names = { old: nameIn(old), now: nameIn(now) }
      elementChanges([before, wordsBefore], [kind, words], names, { add, compare })
    } else add('elementAdded', { element: words.label, after: words.guidingQuestion })
  }
  for (const { key } of from.kinds)
    if (!to.kinds.some((kind) => kind.key === key))
      add('elementRemoved', { element: old.kinds[key]?.label ?? key })
  if (isReordered(from.kinds, to.kinds)) add('orderChanged')
  return found
}

interface Report {
  add: (type: Change['type'], values?: Partial<Omit<Change, 'type'>>) => void
  compare: (
    type: Change['type'],
    before: string | undefined,
    after: string | undefined,
    rest?: Partial<Change>,
  ) => void
}

type NameOf = (key: string) => string

function nameIn(texts: FrameworkTexts): NameOf {
  return (key) => texts.kinds[key]?.label ?? key
}

function elementChanges(
  [before, old]: [ElementKind, Words],
  [after, now]: [ElementKind, Words],
  names: { old: NameOf; now: NameOf },
  { add, compare }: Report,
): void {
  const element = now.label
  compare('elementRenamed', old.label, now.label, { element })
  compare('plainLabelChanged', old.plainLabel, now.plainLabel, { element })
  compare('questionChanged', old.guidingQuestion, now.guidingQuestion, { element })
  compare('readinessChanged', old.readiness, now.readiness, { element })
  if (isOther(before.place, after.place)) add('elementMoved', { element })
  for (const { key } of after.sections) {
    const [was, is] = [old.sections[key], now.sections[key]]
    if (!is) continue
    if (!was || !before.sections.some((one) => one.key === key)) {
      add('sectionAdded', { element, part: is.title, after: is.prompt })
      continue
    }
    compare('sectionRenamed', was.title, is.title, { element })
    compare('promptChanged', was.prompt, is.prompt, { element, part: is.title })
    compare('hintChanged', was.hint, is.hint, { element, part: is.title })
  }
  for (const { key } of before.sections)
    if (!after.sections.some((one) => one.key === key))
      add('sectionRemoved', { element, part: old.sections[key]?.title ?? key })
  if (isReordered(before.sections, after.sections)) add('sectionsReordered', { element })
  for (const { kind, strength } of after.drawsOn) {
    const was = before.drawsOn.find((edge) => edge.kind === kind)
    const part = names.now(kind)
    const [why, whyBefore] = [now.drawsOn[kind], old.drawsOn[kind]]
    if (!was) add('edgeAdded', { element, part, after: why ?? '' })
    else if (was.strength !== strength || why !== whyBefore)
      add('edgeChanged', { element, part, before: whyBefore ?? '', after: why ?? '' })
  }
  for (const { kind } of before.drawsOn)
    if (!after.drawsOn.some((edge) => edge.kind === kind))
      add('edgeRemoved', { element, part: names.old(kind) })
  if (isOther(rulesOf(before), rulesOf(after))) add('rulesChanged', { element })
}

/** Everything that has no line of its own. */
function rulesOf(kind: ElementKind): unknown {
  const { horizon, scope, cardinality, reviewEveryDays, editionDated, blocks, emphasis } = kind
  const required = kind.sections.filter((section) => section.required).map(({ key }) => key)
  return {
    ...{ horizon, scope, cardinality, reviewEveryDays, editionDated, blocks, emphasis },
    required: required.sort(),
  }
}

/** Whether what is in both stands in another order. */
function isReordered(
  before: readonly { key: string }[],
  after: readonly { key: string }[],
): boolean {
  const common = after.filter(({ key }) => before.some((one) => one.key === key))
  const was = before.filter(({ key }) => after.some((one) => one.key === key))
  return common.some(({ key }, i) => was[i]?.key !== key)
}

function isOther(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) !== JSON.stringify(sorted(b))
}

/** The same with fields in order of their names, so that order alone is no difference. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  )
}

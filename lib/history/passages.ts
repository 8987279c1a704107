import type { ShownNode, ShownPart } from './shown-parts'

/** Part of a text that others changed between two moments: a block, or several that belong together. */
export interface ChangedPassage {
  kind: 'added' | 'changed' | 'removed'
  parts: ShownPart[]
  /** Those who did; null for the server. */
  by: (string | null)[]
  /** When the last of it was done, in milliseconds since 1970. */
  at: number
  /** Words of it that stand there now; null when none do. */
  words: string | null
}

/** Blocks whose parts are read one by one: of a long list only what changed in it is shown. */
const HOLDERS: ReadonlySet<string> = new Set([
  'bulletList',
  'orderedList',
  'taskList',
  'table',
  'blockquote',
  'callout',
])
const WORDLESS: ReadonlySet<string> = new Set(['image', 'horizontalRule'])
const WORDS_MAX = 120

/**
 * What others changed, in the order of the text. What `me` did is as if it had always been so: what
 * they put in stands there, what they took out is not shown.
 */
export function changedPassages(parts: readonly ShownPart[], me: string): ChangedPassage[] {
  const passages: ChangedPassage[] = []
  let isNext = false
  for (const unit of unitsOf(parts)) {
    const shown = withoutOwn(unit, me)
    const passage = shown && passageOf(shown)
    if (!passage) {
      isNext = false
      continue
    }
    const last = passages.at(-1)
    if (last && isNext && isOne(last, passage)) {
      last.parts.push(...passage.parts)
      last.at = Math.max(last.at, passage.at)
      last.words ??= passage.words
    } else passages.push(passage)
    isNext = true
  }
  return passages
}

/** Several blocks that one person added, one after the other, are one thing to read. */
function isOne(last: ChangedPassage, next: ChangedPassage): boolean {
  return (
    last.kind === next.kind &&
    last.kind !== 'changed' &&
    last.by.length === 1 &&
    next.by.length === 1 &&
    last.by[0] === next.by[0]
  )
}

/** Blocks, and the parts of lists, tables and the like, each in the block that holds it. */
function unitsOf(parts: readonly ShownPart[]): ShownPart[] {
  return parts.flatMap((part) =>
    part.type === 'node' && HOLDERS.has(part.name)
      ? unitsOf(part.parts).map((inner) => ({ ...part, parts: [inner] }))
      : [part],
  )
}

/** Null for what only this person took out. */
function withoutOwn(part: ShownPart, me: string): ShownPart | null {
  const isOwn = part.change?.by === me
  if (isOwn && part.change?.kind === 'out') return null
  const change = isOwn ? null : part.change
  const was = isOwn ? null : part.was
  if (part.type === 'text') return { ...part, change, was }
  const parts = part.parts.flatMap((inner) => withoutOwn(inner, me) ?? [])
  return { ...part, change, was, parts }
}

function passageOf(unit: ShownPart): ChangedPassage | null {
  const by = new Set<string | null>()
  let at = 0
  let [stood, stands, came, went] = ['', '', '', '']
  let isWordless = false
  visit(unit, (part) => {
    const { change } = part
    if (part.type === 'node') isWordless ||= WORDLESS.has(part.name) && change !== null
    else {
      if (change?.kind === 'in') came += part.text
      if (change?.kind === 'out') went += part.text
      if (change?.kind !== 'in') stood += part.text
      if (change?.kind !== 'out') stands += part.text
    }
    // An empty line says nothing about who put it there, and neither does one that the server made.
    if (!change || (part.type === 'node' && (change.by === null || isBare(part)))) return
    by.add(change.by)
    at = Math.max(at, change.at)
  })
  if (by.size === 0) return null
  const says = (words: string) => words.trim() !== ''
  if (!says(stood) && !says(stands) && !isWordless) return null
  const words = says(stands) ? stands.trim().replace(/\s+/g, ' ').slice(0, WORDS_MAX) : null
  const kind = kindOf({
    isNew: !says(stood) && says(came),
    isGone: !says(stands) && says(went),
    unit,
  })
  return { kind, parts: [unit], by: [...by], at, words }
}

function kindOf(found: {
  isNew: boolean
  isGone: boolean
  unit: ShownPart
}): ChangedPassage['kind'] {
  const whole = innermost(found.unit).change?.kind
  if (found.isNew || whole === 'in') return 'added'
  if (found.isGone || whole === 'out') return 'removed'
  return 'changed'
}

/** The block itself, out of those that hold it. */
function innermost(unit: ShownPart): ShownPart {
  let part = unit
  while (part.type === 'node' && HOLDERS.has(part.name) && part.parts[0]) part = part.parts[0]
  return part
}

function isBare({ parts, name }: ShownNode): boolean {
  return parts.length === 0 && !WORDLESS.has(name)
}

function visit(part: ShownPart, see: (part: ShownPart) => void): void {
  const todo = [part]
  for (let next = todo.pop(); next; next = todo.pop()) {
    see(next)
    // Words are read in their order.
    if (next.type === 'node') todo.push(...next.parts.toReversed())
  }
}

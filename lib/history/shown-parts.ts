import { countWords } from '../document/plain-text'
import type { Attributes, Fate, Marks, Part, TextPart } from './between'
import type { Past } from './past'

/** What a part became, by whom and when; of what stayed the same nothing is said. */
export interface Change {
  /** `marked`: the words stayed, their marks or the block's attributes did not. */
  kind: 'in' | 'out' | 'marked'
  /** Null: the server. */
  by: string | null
  /** Milliseconds since 1970. */
  at: number
  /** These words had stood in the text before and were put back or moved here. */
  again: boolean
}

export interface ShownText {
  type: 'text'
  text: string
  marks: Marks
  /** Other marks that it had at the older moment. */
  was: Marks | null
  change: Change | null
  /** Somebody looked for these words. */
  found?: true
}

export interface ShownNode {
  type: 'node'
  name: string
  attrs: Attributes
  /** Other attributes that it had at the older moment. */
  was: Attributes | null
  change: Change | null
  parts: ShownPart[]
}

export type ShownPart = ShownText | ShownNode

/** Words that one person put in and took out between two moments. */
export interface Counted {
  by: string | null
  wordsIn: number
  wordsOut: number
}

/**
 * Parts as they are shown: told by people and times instead of entries, and neighbours of which the
 * same is said as one.
 */
export function shownParts(past: Past, parts: readonly Part[]): ShownPart[] {
  const shown: ShownPart[] = []
  // A stack of our own instead of recursion: depth is in the hands of whoever writes.
  const todo: { from: readonly Part[]; into: ShownPart[] }[] = [{ from: parts, into: shown }]
  for (let next = todo.pop(); next; next = todo.pop()) {
    const { from, into } = next
    for (const part of from) {
      const change = changeOf(past, part)
      if (part.type === 'node') {
        const node: ShownNode = {
          ...{ type: 'node', name: part.name, attrs: part.attrs, change },
          was: part.was?.attrs ?? null,
          parts: [],
        }
        into.push(node)
        todo.push({ from: part.parts, into: node.parts })
        continue
      }
      const last = into.at(-1)
      const { text, marks } = part
      const was = part.was?.marks ?? null
      if (last?.type === 'text' && isOne(last, { marks, was, change })) last.text += text
      else into.push({ type: 'text', text, marks, was, change })
    }
  }
  return shown
}

function changeOf(past: Past, part: Part): Change | null {
  const { fate, came, went, was } = part
  const kind = KINDS[fate] ?? (was ? 'marked' : null)
  if (!kind) return null
  const entry = kind === 'in' ? came : kind === 'out' ? went : (was?.by ?? -1)
  const again = kind === 'in' && part.type === 'text' && isBack(part)
  return { kind, by: past.authorOf(entry), at: past.entries[entry]?.at ?? 0, again }
}

const KINDS: Readonly<Record<Fate, 'in' | 'out' | null>> = { same: null, in: 'in', out: 'out' }

function isBack({ own, came }: TextPart): boolean {
  return own !== came
}

function isOne(
  last: ShownText,
  { marks, was, change }: Pick<ShownText, 'marks' | 'was' | 'change'>,
): boolean {
  const isSame =
    last.change?.kind === change?.kind &&
    last.change?.by === change?.by &&
    last.change?.again === change?.again
  return isSame && isAlike(last.marks, marks) && isAlike(last.was, was)
}

function isAlike(a: Marks | null, b: Marks | null): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

/** One side of what is shown of two moments: the text as it stood at that moment. */
export function sideOf(part: ShownPart, side: 'before' | 'after'): ShownPart | null {
  if (part.change?.kind === (side === 'before' ? 'in' : 'out')) return null
  const isOld = side === 'before' && part.was !== null
  if (part.type === 'text') return isOld ? { ...part, marks: part.was ?? {} } : part
  const parts = part.parts.flatMap((inner) => sideOf(inner, side) ?? [])
  return { ...part, parts, ...(isOld && { attrs: part.was ?? {} }) }
}

/** Who put in and took out how many words; whoever did most first. Words that only moved count too. */
export function countedIn(parts: readonly ShownPart[]): Counted[] {
  const all = new Map<string | null, Counted>()
  const todo = [...parts]
  for (let part = todo.pop(); part; part = todo.pop()) {
    if (part.type === 'node') todo.push(...part.parts)
    const { change } = part
    if (!change) continue
    const known = all.get(change.by) ?? { by: change.by, wordsIn: 0, wordsOut: 0 }
    all.set(change.by, known)
    if (part.type === 'node' || change.kind === 'marked') continue
    const words = countWords(part.text)
    if (change.kind === 'in') known.wordsIn += words
    else known.wordsOut += words
  }
  return (
    [...all.values()]
      // Blocks that were there from the start are nobody's doing.
      .filter(({ by, wordsIn, wordsOut }) => by !== null || wordsIn + wordsOut > 0)
      .sort((a, b) => b.wordsIn + b.wordsOut - a.wordsIn - a.wordsOut)
  )
}

import { countWords } from '../document/plain-text'
import type { Attributes, Fate, Marks, Part, TextPart } from './between'
import { SAME_WORDS } from './came-back'
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
  /** This block stands in both texts, in another place of each: it came from there, or went there. */
  moved: boolean
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
  /** Blocks that they put in another place, words and all. */
  moved: number
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
  return settled(shown)
}

/** The same, without what only seems to be different, and with blocks that changed places marked so. */
export function settled(shown: ShownPart[]): ShownPart[] {
  const parts = withoutEchoes(shown)
  for (const change of movedBlocks(parts)) change.moved = true
  return parts
}

/**
 * What went and came again in the same place, as when a deletion is undone, is no difference of the
 * two texts: it stands there as if nothing had been.
 */
function withoutEchoes(parts: ShownPart[]): ShownPart[] {
  const lists = [parts]
  for (const list of lists)
    for (const part of list) if (part.type === 'node') lists.push(part.parts)
  for (const list of lists) {
    for (let at = 0; at + 1 < list.length; at++) {
      const [one, other] = [list[at], list[at + 1]]
      if (!one || !other) continue
      const [came, went] = one.change?.kind === 'in' ? [one, other] : [other, one]
      if (came.change?.kind !== 'in' || went.change?.kind !== 'out') continue
      if (outlineOf(came) !== outlineOf(went)) continue
      list.splice(at, 2, asItWas(came))
    }
  }
  return parts
}

/** All that a part says, and how: the same for parts that show the same. */
export function outlineOf(part: ShownPart): string {
  let outline = ''
  const todo: (ShownPart | string)[] = [part]
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (typeof next === 'string') outline += next
    else if (next.type === 'text') outline += JSON.stringify([next.text, sorted(next.marks)])
    else {
      outline += `<${JSON.stringify([next.name, sorted(next.attrs)])}`
      todo.push('>', ...next.parts.toReversed())
    }
  }
  return outline
}

function sorted(record: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))
}

/** A part that came, as if it had been there. */
function asItWas(part: ShownPart): ShownPart {
  const todo = [part]
  for (let next = todo.pop(); next; next = todo.pop()) {
    next.change = null
    if (next.type === 'node') todo.push(...next.parts)
  }
  return part
}

function changeOf(past: Past, part: Part): Change | null {
  const { fate, came, went, was } = part
  const kind = KINDS[fate] ?? (was ? 'marked' : null)
  if (!kind) return null
  const entry = kind === 'in' ? came : kind === 'out' ? went : (was?.by ?? -1)
  const again = kind === 'in' && part.type === 'text' && isBack(part)
  return { kind, by: past.authorOf(entry), at: past.entries[entry]?.at ?? 0, again, moved: false }
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

/** Who put in and took out how many words, and moved how many blocks; whoever did most first. */
export function countedIn(parts: readonly ShownPart[]): Counted[] {
  const all = new Map<string | null, Counted>()
  const todo = [...parts]
  for (let part = todo.pop(); part; part = todo.pop()) {
    const { change } = part
    // What only changed places was neither put in nor taken out.
    if (part.type === 'node' && !change?.moved) todo.push(...part.parts)
    if (!change) continue
    const known = all.get(change.by) ?? { by: change.by, wordsIn: 0, wordsOut: 0, moved: 0 }
    all.set(change.by, known)
    if (change.moved && change.kind === 'in') known.moved += 1
    if (part.type === 'node' || change.kind === 'marked') continue
    const words = countWords(part.text)
    if (change.kind === 'in') known.wordsIn += words
    else known.wordsOut += words
  }
  return (
    [...all.values()]
      // Blocks that were there from the start are nobody's doing.
      .filter(({ by, wordsIn, wordsOut, moved }) => by !== null || wordsIn + wordsOut + moved > 0)
      .sort((a, b) => doneBy(b) - doneBy(a))
  )
}

function doneBy({ wordsIn, wordsOut, moved }: Counted): number {
  return wordsIn + wordsOut + moved
}

/**
 * The changes of blocks that stand in both texts with the same words, each in another place: what
 * went there and came here. As for words that came back, fewer than eight characters may be the same
 * by accident.
 */
function movedBlocks(parts: readonly ShownPart[]): Change[] {
  const gone = new Map<string, Change[]>()
  const came: [words: string, change: Change][] = []
  const todo = parts.toReversed()
  for (let part = todo.pop(); part; part = todo.pop()) {
    if (part.type === 'text') continue
    const kind = part.change?.kind
    if (!part.change || kind === 'marked') {
      todo.push(...part.parts.toReversed())
      continue
    }
    // What is in a block that came or went, came or went with it.
    const words = wordsOf(part)
    if (words.trim().length < SAME_WORDS) continue
    const key = `${part.name} ${words}`
    if (kind === 'in') came.push([key, part.change])
    else gone.set(key, [...(gone.get(key) ?? []), part.change])
  }
  return came.flatMap(([key, change]) => {
    const from = gone.get(key)?.shift()
    return from ? [from, change] : []
  })
}

/** The words of a block, and where one in it ends. */
export function wordsOf(block: ShownNode): string {
  let words = ''
  const todo: ShownPart[] = [block]
  for (let part = todo.pop(); part; part = todo.pop())
    if (part.type === 'text') words += part.text
    else {
      words += '\n'
      todo.push(...part.parts.toReversed())
    }
  return words
}

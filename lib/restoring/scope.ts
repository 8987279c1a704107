import * as Y from 'yjs'
import type { Pair } from '../pairs'
import type { Piece } from './pieces'

/**
 * What of a text is to say again what it said. Blocks are counted as they stood in the past. A
 * section goes from a heading to the next of its height; block 0 without one is what stands before
 * the first. `blocks` with the same number twice is what was put in between two blocks since.
 */
export type Scope =
  { kind: 'text' } | { kind: 'section'; at: number } | { kind: 'blocks'; from: number; to: number }

/** A section of a text as it once was; `title` null for what stands before the first heading. */
export interface PastSection {
  at: number
  title: string | null
  level: number
}

/** Blocks of a text: from this one, up to that. */
interface Range {
  from: number
  to: number
}

/** The sections of a text, by the headings that stand directly in it. */
export function sectionsOf(blocks: readonly Piece[]): PastSection[] {
  const sections = blocks.flatMap((block, at): PastSection[] => {
    const level = levelOf(block)
    return level === null ? [] : [{ at, title: wordsIn(block.node).trim(), level }]
  })
  if (sections.length === 0 || sections[0]?.at === 0) return sections
  return [{ at: 0, title: null, level: 0 }, ...sections]
}

/** The height of a heading, 1 being the highest; null for any other block. */
export function levelOf({ node, name }: Piece): number | null {
  if (name !== 'heading' || !(node instanceof Y.XmlElement)) return null
  const level = Number(node.getAttribute('level'))
  return level >= 1 && level <= 6 ? level : 2
}

/**
 * Where a scope is in the past and in the text as it is now. Blocks that came since belong to the
 * section they stand in; nothing that stood outside of it in the past is ever inside.
 * @returns null when there is no such scope
 */
export function rangesOf(
  scope: Scope,
  past: readonly Piece[],
  live: readonly Piece[],
  pairs: readonly Pair[],
): { past: Range; live: Range } | null {
  if (scope.kind === 'text')
    return { past: { from: 0, to: past.length }, live: { from: 0, to: live.length } }
  const range = scope.kind === 'section' ? sectionRange(scope.at, past) : blocksRange(scope, past)
  if (!range) return null
  const inside = pairs.filter(({ a }) => a >= range.from && a < range.to)
  /** Between what belongs to the blocks before and to those after. */
  const room = {
    from: (pairs.findLast(({ a }) => a < range.from)?.b ?? -1) + 1,
    to: pairs.find(({ a }) => a >= range.to)?.b ?? live.length,
  }
  const [first, last] = [inside[0], inside.at(-1)]
  if (scope.kind === 'blocks') {
    if (range.from === range.to) return { past: range, live: room }
    if (!first || !last) return { past: range, live: { from: room.from, to: room.from } }
    return { past: range, live: { from: first.b, to: last.b + 1 } }
  }
  // What was added to the section before it is not of this one.
  if (!first || !last) return { past: range, live: { from: room.to, to: room.to } }
  const heading = past[range.from]
  const level = heading ? (levelOf(heading) ?? 0) : 0
  let to = last.b + 1
  while (to < room.to && !endsSection(live[to], level)) to++
  return { past: range, live: { from: range.from === 0 ? 0 : first.b, to } }
}

function sectionRange(at: number, past: readonly Piece[]): Range | null {
  const section = sectionsOf(past).find((each) => each.at === at)
  if (!section) return null
  const next = past.findIndex((block, i) => i > at && endsSection(block, section.level))
  return { from: at, to: next === -1 ? past.length : next }
}

function blocksRange({ from, to }: Range, past: readonly Piece[]): Range | null {
  return from <= to && to <= past.length ? { from, to } : null
}

/** Whether a section of this height is over here; before the first heading, any ends it. */
function endsSection(block: Piece | undefined, level: number): boolean {
  const own = block ? levelOf(block) : null
  return own !== null && (level === 0 || own <= level)
}

function wordsIn(node: Piece['node']): string {
  if (node instanceof Y.XmlText)
    return (node.toDelta() as { insert: unknown }[])
      .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
      .join('')
  if (!node) return ''
  const children: unknown[] = node.toArray()
  return children.map((child) => (child instanceof Y.XmlText ? wordsIn(child) : '')).join('')
}

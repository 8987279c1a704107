import type { Node, ResolvedPos } from '@tiptap/pm/model'
import type { Change } from './changed-regions'

/** What is put in or taken out may be moved along so many equal letters. */
const FARTHEST = 200

/**
 * Where the same letters stand before and after, what was put in can be said to be one stretch or the
 * next: "turn[s.¶We count who come]s." is "turns.[¶We count who comes.]" just as well. This chooses
 * whole blocks, else whole words, else leaves it where it is.
 * @param room how far it may go back and on: there are other changes
 */
export function slidChange(
  a: Node,
  b: Node,
  change: Change,
  room: { back: number; on: number },
): Change {
  const isNew = change.fromA === change.toA
  if (isNew === (change.fromB === change.toB)) return change
  const doc = isNew ? b : a
  const [from, to] = isNew ? [change.fromB, change.toB] : [change.fromA, change.toA]
  const same = (one: number, other: number) => tokenAt(doc, one) === tokenAt(doc, other)
  const { size } = doc.content
  let best = { by: 0, score: scoreOf(doc, from, to) }
  const consider = (by: number) => {
    const score = scoreOf(doc, from + by, to + by)
    if (score > best.score) best = { by, score }
  }
  for (let by = 1; by <= Math.min(room.on, FARTHEST, size - to); by++) {
    if (!same(from + by - 1, to + by - 1)) break
    consider(by)
  }
  for (let by = -1; by >= -Math.min(room.back, FARTHEST, from); by--) {
    if (!same(from + by, to + by)) break
    consider(by)
  }
  const { by } = best
  return {
    ...{ fromA: change.fromA + by, toA: change.toA + by },
    ...{ fromB: change.fromB + by, toB: change.toB + by },
  }
}

/** Whole blocks before whole words before everything else. */
function scoreOf(doc: Node, from: number, to: number): number {
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)]
  const inText = $from.parent.isTextblock
  if (inText !== $to.parent.isTextblock || $from.depth !== $to.depth) return 0
  if (!inText) return 4
  return 1 + Number(betweenWords($from)) + Number(betweenWords($to))
}

function betweenWords($pos: ResolvedPos): boolean {
  const { parent, parentOffset } = $pos
  if (parentOffset === 0 || parentOffset === parent.content.size) return true
  const pair = parent.textBetween(parentOffset - 1, parentOffset + 1, ' ', ' ')
  return !/^[\p{L}\p{N}\p{M}_]{2}$/u.test(pair)
}

/** What stands right behind a place, as one word that says when two are the same. */
function tokenAt(doc: Node, pos: number): string {
  const $pos = doc.resolve(pos)
  const after = $pos.nodeAfter
  if (!after) return 'end'
  const marks = JSON.stringify(after.marks)
  if (after.isText) return `${after.text?.[0] ?? ''} ${marks}`
  return `<${after.type.name} ${JSON.stringify(after.attrs)} ${marks}`
}

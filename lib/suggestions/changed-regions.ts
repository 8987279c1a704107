import type { Node } from '@tiptap/pm/model'

/** A stretch of one text and what stands in its place in another; as positions in them. */
export interface Change {
  fromA: number
  toA: number
  fromB: number
  toB: number
}

interface Block {
  key: string
  from: number
  to: number
}

/**
 * Stretches of whole blocks in which two texts differ, in order. Blocks that stand once in each text
 * hold the two beside each other ("patience diff"), so that what is the same is never looked into:
 * a long text in which a word was changed at either end is two short stretches.
 */
export function changedRegions(a: Node, b: Node): Change[] {
  const [blocksA, blocksB] = [blocksOf(a), blocksOf(b)]
  const regions: Change[] = []
  let done = { a: 0, b: 0 }
  const ends = { a: blocksA.length, b: blocksB.length }
  for (const next of [...heldPairs(blocksA, blocksB), ends]) {
    const [start, end] = [{ ...done }, { ...next }]
    const isSame = (i: number, j: number) => blocksA[i]?.key === blocksB[j]?.key
    for (; start.a < end.a && start.b < end.b && isSame(start.a, start.b); start.a++) start.b++
    for (; start.a < end.a && start.b < end.b && isSame(end.a - 1, end.b - 1); end.a--) end.b--
    if (start.a < end.a || start.b < end.b)
      regions.push({
        ...{ fromA: startOf(blocksA, start.a), toA: startOf(blocksA, end.a) },
        ...{ fromB: startOf(blocksB, start.b), toB: startOf(blocksB, end.b) },
      })
    done = { a: next.a + 1, b: next.b + 1 }
  }
  return regions
}

/** The same block in each text, by its number. */
interface Pair {
  a: number
  b: number
}

/** Blocks that are the same and stand once in each text, as many of them as keep their order in both. */
function heldPairs(a: readonly Block[], b: readonly Block[]): Pair[] {
  const inA = placesOnce(a)
  const inB = placesOnce(b)
  const pairs: Pair[] = []
  for (const [key, i] of inA) {
    const j = inB.get(key)
    if (i !== null && j !== undefined && j !== null) pairs.push({ a: i, b: j })
  }
  return longestRising(pairs)
}

/** Where each key stands; null for those that stand more than once. */
function placesOnce(blocks: readonly Block[]): Map<string, number | null> {
  const places = new Map<string, number | null>()
  blocks.forEach(({ key }, i) => places.set(key, places.has(key) ? null : i))
  return places
}

/** Of pairs in the order of their first, as many as possible that are in the order of their second. */
function longestRising(pairs: readonly Pair[]): Pair[] {
  // The end of the best row of each length, and what stands before each pair in its row.
  const ends: number[] = []
  const before = new Array<number>(pairs.length)
  const second = (i: number | undefined) => (i === undefined ? -1 : (pairs[i]?.b ?? -1))
  pairs.forEach(({ b: j }, i) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (second(ends[middle]) < j) low = middle + 1
      else high = middle
    }
    before[i] = low > 0 ? (ends[low - 1] ?? -1) : -1
    ends[low] = i
  })
  const row: Pair[] = []
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) {
    const pair = pairs[i]
    if (pair) row.push(pair)
  }
  return row.reverse()
}

function blocksOf(doc: Node): Block[] {
  const blocks: Block[] = []
  doc.forEach((node, offset) =>
    blocks.push({ key: keyOf(node), from: offset, to: offset + node.nodeSize }),
  )
  return blocks
}

function startOf(blocks: readonly Block[], i: number): number {
  return blocks[i]?.from ?? blocks.at(-1)?.to ?? 0
}

/** Nodes are never changed, and most of them are the same from one look to the next. */
const KEYS = new WeakMap<Node, string>()

function keyOf(node: Node): string {
  const known = KEYS.get(node)
  if (known !== undefined) return known
  const key = JSON.stringify(node.toJSON())
  KEYS.set(node, key)
  return key
}

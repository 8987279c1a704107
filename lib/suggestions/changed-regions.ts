import type { Node } from '@tiptap/pm/model'
import { once } from '../pairs'

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
  for (const next of [...held(blocksA, blocksB), ends]) {
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

/** Blocks that are the same and stand once in each text, as many of them as keep their order in both. */
const held = once<Block>(({ key }) => key)

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

import { getSchema } from '@tiptap/core'
import { Slice, type Fragment, type Node, type Schema } from '@tiptap/pm/model'
import { partsOf, type Content } from '../document/content'
import { documentExtensions } from '../document/extensions'
import { sliceToJson, type SliceJson } from './slice-json'

/** So many parts one side of a suggestion has at most, lying in each other so deep. */
export const SLICE_NODES_MAX = 4_000
export const SLICE_DEPTH_MAX = 24
/** So many characters it has at most, as JSON. */
export const SLICE_MAX = 120_000

/** Without what keeps unknown parts: what somebody suggests is of parts this version knows. */
let strict: Schema | null = null

/**
 * A piece of a text as it may be kept: of known parts, in places they may have, with the settings and
 * formats they may have. What else was sent along is left out. Null for everything that is none.
 */
export function checkedSlice(json: SliceJson): SliceJson | null {
  if (json.content.length === 0) return json.openStart + json.openEnd === 0 ? json : null
  if (!isSmall(json)) return null
  strict ??= getSchema(documentExtensions())
  try {
    const slice = Slice.fromJSON(strict, json)
    if (!isOpen(slice.content, json.openStart, 'start')) return null
    if (!isOpen(slice.content, json.openEnd, 'end')) return null
    checkParts(slice.content, json.openStart, json.openEnd)
    if (holdsUnknown(slice.content)) return null
    const checked = sliceToJson(slice)
    return JSON.stringify(checked).length <= SLICE_MAX ? checked : null
  } catch (error) {
    // ProseMirror's, and those of our settings. A text that is no text is a plain TypeError to it.
    if (error instanceof RangeError || error instanceof TypeError) return null
    throw error
  }
}

/** Before anything walks through it by recursion. */
function isSmall(json: SliceJson): boolean {
  const parts = partsOf({ content: json.content as Content[] })
  const todo = parts.map((part) => ({ part, depth: 1 }))
  let count = 0
  for (let next = todo.pop(); next; next = todo.pop()) {
    const { part, depth } = next
    if (++count > SLICE_NODES_MAX || depth > SLICE_DEPTH_MAX) return false
    for (const inner of partsOf(part)) todo.push({ part: inner, depth: depth + 1 })
  }
  return true
}

/** Parts that stand for what a version does not know. */
function holdsUnknown(content: Fragment): boolean {
  let found = false
  content.descendants(({ type }) => {
    if (type.name === 'unknownBlock' || type.name === 'unknownInline') found = true
  })
  return found
}

/** Whether there are so many blocks to begin, or end, inside of. */
function isOpen(content: Fragment, open: number, side: 'start' | 'end'): boolean {
  let inside: Fragment = content
  for (let depth = 0; depth < open; depth++) {
    const edge: Node | null = side === 'start' ? inside.firstChild : inside.lastChild
    if (!edge || edge.isLeaf || edge.isText) return false
    inside = edge.content
  }
  return true
}

/** Blocks that are cut through may lack what was cut off; all others are whole. */
function checkParts(content: Fragment, openStart: number, openEnd: number): void {
  content.forEach((node, _offset, i) => {
    const start = i === 0 ? openStart : 0
    const end = i === content.childCount - 1 ? openEnd : 0
    if (start <= 0 && end <= 0) return node.check()
    // Filled up it is whole, and its own settings and formats are looked at.
    node.type.createAndFill(node.attrs, null, node.marks)?.check()
    node.content.forEach((inner) => {
      if (!mayHold(node, inner))
        throw new RangeError(`No ${inner.type.name} in a ${node.type.name}.`)
    })
    checkParts(node.content, start - 1, end - 1)
  })
}

/** Whether a block may stand somewhere in another. */
function mayHold(outer: Node, inner: Node): boolean {
  const seen = new Set([outer.type.contentMatch])
  for (const match of seen) {
    if (match.matchType(inner.type)) return true
    for (let i = 0; i < match.edgeCount; i++) seen.add(match.edge(i).next)
  }
  return false
}

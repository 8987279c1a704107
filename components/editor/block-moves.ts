import { Fragment, type Node, type ResolvedPos } from '@tiptap/pm/model'
import { NodeSelection, Selection, TextSelection, type Command } from '@tiptap/pm/state'

/** What holds blocks that can change places: the text, lists, callouts, quotations. */
const HOLDERS = new Set(['doc', 'bulletList', 'orderedList', 'taskList', 'callout', 'blockquote'])

/** Neighbouring blocks in one holder. */
interface Run {
  holder: Node
  /** First and last of them, by index in the holder. */
  first: number
  last: number
  from: number
  to: number
}

/** The blocks the selection is in: whole list items, whole tables, else the block of text. */
export function runAt({ $from, $to }: Selection): Run | null {
  for (let depth = $from.sharedDepth($to.pos); depth >= 0; depth--) {
    const holder = $from.node(depth)
    if (!HOLDERS.has(holder.type.name)) continue
    const first = Math.min($from.index(depth), holder.childCount - 1)
    const last = Math.max(first, lastIndex($to, depth))
    return {
      holder,
      first,
      last,
      from: $from.posAtIndex(first, depth),
      to: after($from, last, depth),
    }
  }
  return null
}

function lastIndex($to: ResolvedPos, depth: number): number {
  // A selection that ends between two blocks ends with the first of them.
  return $to.depth === depth ? $to.indexAfter(depth) - 1 : $to.index(depth)
}

function after($from: ResolvedPos, index: number, depth: number): number {
  return $from.posAtIndex(index + 1, depth)
}

/**
 * Moves the blocks up or down past their neighbour. It is the neighbour that is taken out and put
 * in again: whoever writes in the moved block keeps the place they write in.
 */
export function moveBlocks(by: -1 | 1): Command {
  return (state, dispatch) => {
    const run = runAt(state.selection)
    const neighbour = run?.holder.maybeChild(by < 0 ? run.first - 1 : run.last + 1)
    if (!run || !neighbour) return false
    const { from, to } = run
    const { tr } = state
    if (by < 0) tr.insert(to, neighbour).delete(from - neighbour.nodeSize, from)
    else tr.delete(to, to + neighbour.nodeSize).insert(from, neighbour)
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

/** Writes the blocks once more below themselves, and goes there. */
export const duplicateBlocks: Command = (state, dispatch) => {
  const run = runAt(state.selection)
  if (!run) return false
  const copies = run.holder.content.content.slice(run.first, run.last + 1)
  const tr = state.tr.insert(run.to, Fragment.fromArray(copies))
  tr.setSelection(Selection.near(tr.doc.resolve(run.to + 1)))
  dispatch?.(tr.scrollIntoView())
  return true
}

/** Takes the blocks away, and what would be left empty around them. */
export const removeBlocks: Command = (state, dispatch) => {
  const run = runAt(state.selection)
  if (!run) return false
  const { tr } = state
  const whole = run.first === 0 && run.last === run.holder.childCount - 1
  const isText = run.holder === state.doc
  const paragraph = state.schema.nodes['paragraph']
  if (whole && isText && paragraph) tr.replaceWith(run.from, run.to, paragraph.create())
  else if (whole) tr.delete(run.from - 1, run.to + 1)
  else tr.delete(run.from, run.to)
  const at = Math.min(whole && !isText ? run.from - 1 : run.from, tr.doc.content.size)
  tr.setSelection(Selection.near(tr.doc.resolve(at)))
  dispatch?.(tr.scrollIntoView())
  return true
}

/** Puts the caret into a block, or selects it where there is nothing to write in. */
export function selectBlock(pos: number): Command {
  return ({ doc, tr }, dispatch) => {
    const node = doc.nodeAt(pos)
    if (!node) return false
    const inside = Selection.findFrom(doc.resolve(pos + (node.isLeaf ? 0 : 1)), 1, true)
    const fits = inside instanceof TextSelection && inside.from < pos + node.nodeSize
    dispatch?.(tr.setSelection(fits ? inside : NodeSelection.create(doc, pos)))
    return true
  }
}

/** Moves the block at `pos` as it is now to another place between blocks. */
export function moveBlockTo(pos: number, target: number): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(pos)
    if (!node || (target >= pos && target <= pos + node.nodeSize)) return false
    const { tr } = state
    tr.delete(pos, pos + node.nodeSize)
    const at = tr.mapping.map(target)
    tr.insert(at, node)
    tr.setSelection(Selection.near(tr.doc.resolve(at + 1)))
    dispatch?.(tr)
    return true
  }
}

import type { Node, Slice } from '@tiptap/pm/model'
import { Decoration } from '@tiptap/pm/view'
import type { Change } from '@/lib/suggestions/changed-regions'
import { changesBetween } from '@/lib/suggestions/changes-between'
import { replaced } from '@/lib/suggestions/hunks-between'
import { wordsIn } from '@/lib/suggestions/hunk-words'

/** Whose change it is, and which one. */
interface Look {
  /** 1 to 12 */
  colour: number
  /** Id of the thread, where there is one to press. */
  thread?: string
  active?: boolean
}

/** What waits in a text: words to go are struck, words to come stand beside them. */
export function drawnSuggestion(
  doc: Node,
  { from, to, after }: { from: number; to: number; after: Slice },
  look: Look,
): Decoration[] {
  const made = replaced(doc, from, to, after)
  if (!made) return []
  const toB = to + made.content.size - doc.content.size
  const changes = changesBetween(doc, made, [{ fromA: from, toA: to, fromB: from, toB }])
  return changes.flatMap((change) => {
    const [old, now] = wordsOf(doc, made, change)
    if (old === now) return looksIn(doc, change.fromA, change.toA, look)
    const gone = struck(doc, change.fromA, change.toA, look)
    if (now === '') return gone
    return [...gone, drawnWords(doc, change.toA, now, 'ins', look, change.fromB)]
  })
}

/** One's own changes of a text: what is new is marked, what went is still there, struck. */
export function drawnChanges(base: Node, doc: Node, changes: readonly Change[], look: Look) {
  return changes.flatMap((change): Decoration[] => {
    const [old, now] = wordsOf(base, doc, change)
    if (old === now) return looksIn(doc, change.fromB, change.toB, look)
    const fresh = marked(doc, change.fromB, change.toB, look)
    if (old === '') return fresh
    return [drawnWords(doc, change.fromB, old, 'del', look, change.fromA), ...fresh]
  })
}

function wordsOf(a: Node, b: Node, { fromA, toA, fromB, toB }: Change): [string, string] {
  return [wordsIn(a, fromA, toA), wordsIn(b, fromB, toB)]
}

function struck(doc: Node, from: number, to: number, look: Look): Decoration[] {
  if (from === to) return []
  return [
    Decoration.inline(from, to, { nodeName: 'del', ...attributes('s-del', look) }),
    ...blocksIn(doc, from, to, (node) => node.isLeaf, 's-del', look),
  ]
}

function marked(doc: Node, from: number, to: number, look: Look): Decoration[] {
  if (from === to) return []
  return [
    Decoration.inline(from, to, { nodeName: 'ins', ...attributes('s-ins', look) }),
    ...blocksIn(doc, from, to, () => true, 's-block', look),
  ]
}

/** The words stay; how they look changes, or what kind of block they are. */
function looksIn(doc: Node, from: number, to: number, look: Look): Decoration[] {
  const blocks = blocksIn(doc, from, to, () => true, 's-block', look)
  if (wordsIn(doc, from, to) === '') {
    if (blocks.length > 0) return blocks
    return [drawnWords(doc, to, '¶', 'ins', look, from)]
  }
  return [Decoration.inline(from, to, attributes('s-look', look)), ...blocks]
}

function blocksIn(
  doc: Node,
  from: number,
  to: number,
  wanted: (node: Node) => boolean,
  name: string,
  look: Look,
): Decoration[] {
  const blocks: Decoration[] = []
  doc.nodesBetween(from, Math.min(to, doc.content.size), (node, pos) => {
    if (node.isBlock && pos >= from && pos < to && wanted(node))
      blocks.push(Decoration.node(pos, pos + node.nodeSize, attributes(name, look)))
  })
  return blocks
}

/** Words that are not in the text, drawn at a place of it. Never read as markup. */
function drawnWords(
  doc: Node,
  pos: number,
  words: string,
  kind: 'ins' | 'del',
  look: Look,
  nth: number,
): Decoration {
  const inLine = doc.resolve(pos).parent.isTextblock
  const draw = () => {
    const element = document.createElement(kind)
    for (const [name, value] of Object.entries(attributes(`s-${kind}`, look)))
      element.setAttribute(name, value)
    element.classList.toggle('s-apart', !inLine)
    element.textContent = inLine ? words.replaceAll('\n', ' ¶ ') : words
    return element
  }
  const key = `${kind} ${look.thread ?? ''} ${nth} ${look.colour} ${look.active === true} ${words}`
  return Decoration.widget(pos, draw, { side: -1, key, ignoreSelection: true })
}

function attributes(name: string, { colour, thread, active }: Look): Record<string, string> {
  return {
    class: `${name} w${colour}${active ? ' act' : ''}`,
    ...(thread && { 'data-thread': thread }),
  }
}

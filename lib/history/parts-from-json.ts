import { partsOf, type Content } from '../document/content'
import type { ShownNode, ShownPart } from './shown-parts'

/** A text without its past, such as an edition, as it is shown: nothing in it came or went. */
export function partsFromJson(doc: Content): ShownPart[] {
  const parts: ShownPart[] = []
  // A stack of our own instead of recursion: depth is in the hands of whoever wrote it.
  const todo: { from: Content; into: ShownPart[] }[] = [{ from: doc, into: parts }]
  for (let next = todo.pop(); next; next = todo.pop())
    for (const node of partsOf(next.from)) {
      if (typeof node.text === 'string') {
        const marks = Object.fromEntries(marksOf(node))
        next.into.push({ type: 'text', text: node.text, marks, was: null, change: null })
        continue
      }
      const name = typeof node.type === 'string' ? node.type : ''
      const shown: ShownNode = {
        ...{ type: 'node', name, attrs: node.attrs ?? {}, was: null, change: null },
        parts: [],
      }
      next.into.push(shown)
      todo.push({ from: node, into: shown.parts })
    }
  return parts
}

function marksOf({ marks }: Content): [string, unknown][] {
  return Array.isArray(marks) ? marks.map(({ type, attrs }) => [type, attrs ?? {}]) : []
}

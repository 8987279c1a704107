import type { ShownNode, ShownPart } from './shown-parts'

/**
 * What says something to readers of each block. The rest is for editors, or was left behind by one:
 * a paragraph keeps the level of the heading at whose end somebody pressed Enter. Of blocks that are
 * not known here everything counts.
 */
const READ: Readonly<Record<string, readonly string[]>> = {
  ...{ paragraph: [], blockquote: [], bulletList: [], taskList: [], listItem: [], hardBreak: [] },
  ...{ table: [], tableRow: [], horizontalRule: [] },
  ...{ heading: ['level'], callout: ['kind'], codeBlock: ['language'], orderedList: ['start'] },
  ...{ taskItem: ['checked'], mention: ['id'], image: ['image', 'alt', 'caption', 'size'] },
  tableCell: ['colspan', 'rowspan', 'align'],
  tableHeader: ['colspan', 'rowspan', 'align'],
}
/** What is meant when nothing is said. */
const USUAL: Readonly<Record<string, unknown>> = {
  ...{ colspan: 1, rowspan: 1, start: 1, checked: false, size: 'normal', alt: '', caption: '' },
}

/** A text as readers see it, without what makes no difference to them. */
export function asRead(parts: readonly ShownPart[]): ShownPart[] {
  const read: ShownPart[] = []
  // A stack of our own instead of recursion: depth is in the hands of whoever writes.
  const todo: { from: readonly ShownPart[]; into: ShownPart[] }[] = [{ from: parts, into: read }]
  for (let next = todo.pop(); next; next = todo.pop())
    for (const part of next.from) {
      if (part.type === 'text') {
        next.into.push(part)
        continue
      }
      const node: ShownNode = { ...part, attrs: attributesRead(part), parts: [] }
      next.into.push(node)
      todo.push({ from: part.parts, into: node.parts })
    }
  return read
}

function attributesRead({ name, attrs }: ShownNode): ShownNode['attrs'] {
  const read = Object.hasOwn(READ, name) ? READ[name] : undefined
  const said = Object.entries(attrs).filter(
    ([key, value]) =>
      value !== null &&
      value !== undefined &&
      value !== USUAL[key] &&
      (read?.includes(key) ?? true),
  )
  return Object.fromEntries(said)
}

import * as Y from 'yjs'
import { FRAGMENT } from '../../protocol'
import type { Part } from '../between'
import type { ShownPart } from '../shown-parts'

/** A block with its attributes and what is in it, or words with their marks. */
export type Plain = [string, unknown, Plain[]] | [string, unknown]

/** Parts as plain data: names, attributes and words, neighbours that look the same as one. */
export function plainOf(parts: readonly Part[] | readonly ShownPart[]): Plain[] {
  const out: Plain[] = []
  for (const part of parts) {
    if (part.type === 'node') out.push([part.name, sorted(part.attrs), plainOf(part.parts)])
    else addText(out, part.text, sorted(part.marks))
  }
  return out
}

/** The same of a document as Yjs shows it. */
export function plainOfDoc(doc: Y.Doc): Plain[] {
  const visit = (parent: Y.XmlFragment): Plain[] => {
    const out: Plain[] = []
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlElement)
        out.push([child.nodeName, sorted(child.getAttributes()), visit(child)])
      else if (child instanceof Y.XmlText)
        for (const { insert, attributes } of child.toDelta() as {
          insert: string
          attributes?: Record<string, unknown>
        }[])
          addText(out, insert, sorted(attributes ?? {}))
    }
    return out
  }
  return visit(doc.getXmlFragment(FRAGMENT))
}

/** Neighbours that look the same are one. */
function addText(out: Plain[], text: string, marks: unknown): void {
  const last = out.at(-1)
  if (last?.length === 2 && JSON.stringify(last[1]) === JSON.stringify(marks)) last[0] += text
  else if (text !== '') out.push([text, marks])
}

function sorted(record: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))
}

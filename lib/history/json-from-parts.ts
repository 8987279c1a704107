import type { JSONContent } from '@tiptap/core'
import { sideOf, type ShownPart } from './shown-parts'

/** What is shown of a text, as it stood at the newer moment, as ProseMirror's JSON. */
export function jsonFromParts(parts: readonly ShownPart[]): JSONContent {
  const doc: JSONContent = { type: 'doc', content: [] }
  // A stack of our own instead of recursion: depth is in the hands of whoever wrote it.
  const todo: { from: readonly ShownPart[]; into: JSONContent[] }[] = [
    { from: parts.flatMap((part) => sideOf(part, 'after') ?? []), into: doc.content ?? [] },
  ]
  for (let next = todo.pop(); next; next = todo.pop())
    for (const part of next.from) {
      if (part.type === 'text') {
        next.into.push({ type: 'text', text: part.text, marks: marksOf(part.marks) })
        continue
      }
      const content: JSONContent[] = []
      next.into.push({ type: part.name, attrs: { ...part.attrs }, content })
      todo.push({ from: part.parts, into: content })
    }
  return doc
}

function marksOf(marks: Readonly<Record<string, unknown>>) {
  return Object.entries(marks).map(([name, value]) => ({
    // y-tiptap tells several marks of one kind apart by what comes after two dashes.
    type: name.split('--')[0] ?? name,
    ...(typeof value === 'object' && value !== null && { attrs: { ...value } }),
  }))
}

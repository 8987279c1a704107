import * as Y from 'yjs'

/**
 * The content of a text, the same string for every copy that shows the same, however it came about:
 * state vectors cannot tell copies apart that have the same edits and differ in what they made of
 * them. To be hashed, not read.
 */
export function canonicalContent(fragment: Y.XmlFragment): string {
  return JSON.stringify(childrenOf(fragment))
}

function childrenOf(parent: Y.XmlFragment): unknown[] {
  return parent.toArray().map((node) => (node instanceof Y.AbstractType ? plain(node) : null))
}

/**
 * A value in a text as plain data. Where no editor puts one there may be a type of Yjs, whose own
 * `toJSON` writes markup and breaks on what others put into it.
 */
function plain(value: unknown): unknown {
  if (value instanceof Y.XmlText) return textOf(value)
  if (value instanceof Y.XmlElement) return elementOf(value)
  return value instanceof Y.AbstractType ? null : value
}

function elementOf(element: Y.XmlElement): unknown {
  return [element.nodeName, sorted(element.getAttributes()), childrenOf(element)]
}

function textOf(text: Y.XmlText): unknown {
  const delta = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]
  return delta.map(({ insert, attributes = {} }) => [plain(insert), sorted(attributes)])
}

function sorted(record: Record<string, unknown>): [string, unknown][] {
  return Object.entries(record)
    .map(([name, value]): [string, unknown] => [name, plain(value)])
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

/**
 * A text as plain data, as the API hands it out. It may come from anywhere, so it promises
 * nothing: any name, any attributes, and content that may not be where it stands.
 */
export interface Content {
  type?: string
  attrs?: Record<string, unknown>
  content?: Content[]
  marks?: { type: string; attrs?: Record<string, unknown> }[]
  text?: string
}

/** The parts of a node, without what is no node at all. */
export function partsOf(node: Content): Content[] {
  return Array.isArray(node.content) ? node.content.filter(isContent) : []
}

/** The bare words of a node, as they stand. */
export function textOf(node: Content): string {
  if (typeof node.text === 'string') return node.text
  if (node.type === 'hardBreak') return '\n'
  if (node.type === 'mention') return '@…'
  return partsOf(node).map(textOf).join('')
}

/** Whether it stands in a line, among words. */
export function isInline({ type }: Content): boolean {
  return type === 'text' || type === 'hardBreak' || type === 'mention'
}

function isContent(value: unknown): value is Content {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

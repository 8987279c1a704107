import { partsOf, type Content } from './content'
import { UNNAMED } from './mention-node'

/**
 * The text with each mention as the words it is read as, for what knows no mentions, such as
 * Markdown. Without a way to names they are `@…`.
 */
export function withNames(node: Content, nameOf: (id: string) => string | null): Content {
  if (node.type === 'mention') {
    const id = node.attrs?.['id']
    const name = typeof id === 'string' ? nameOf(id) : null
    const words: Content = { type: 'text', text: `@${name ?? UNNAMED}` }
    return node.marks ? { ...words, marks: node.marks } : words
  }
  if (!Array.isArray(node.content)) return node
  return { ...node, content: partsOf(node).map((part) => withNames(part, nameOf)) }
}

import type { JSONContent } from '@tiptap/core'
import { isInline, partsOf, textOf, type Content } from './content'

/** The words of a text, one text block a line. For openings, counts and search, never for export. */
export function plainText(doc: JSONContent): string {
  const lines: string[] = []
  collect(doc as Content, lines)
  return lines.join('\n')
}

/**
 * How many words a text has: runs of letters, digits and marks, held together by apostrophes
 * and hyphens, and figures by their points ("isn't", "físico-química", "1,400" are one each).
 */
export function countWords(text: string): number {
  return (
    text.match(/[\p{L}\p{N}\p{M}]+(?:(?:['’\-‐·]|(?<=\p{N})[.,](?=\p{N}))[\p{L}\p{N}\p{M}]+)*/gu)
      ?.length ?? 0
  )
}

function collect(node: Content, lines: string[]): void {
  const parts = partsOf(node)
  const isLine = parts.some(isInline)
  if (typeof node.text === 'string') lines.push(node.text)
  else if (isLine) lines.push(...parts.map(textOf).join('').split('\n'))
  else for (const part of parts) collect(part, lines)
}

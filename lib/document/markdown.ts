import type { JSONContent } from '@tiptap/core'
import type { Content } from './content'
import { withNames } from './mentions'
import { readMarkdown } from './markdown-reader'
import { writeMarkdown } from './markdown-writer'

/**
 * A text as Markdown, ending with one line break; empty when there are no words.
 * @param nameOf the name of whoever is mentioned; null where it is not known
 */
export function toMarkdown(
  doc: JSONContent,
  nameOf: (id: string) => string | null = () => null,
): string {
  return writeMarkdown(withNames(doc as Content, nameOf))
}

/** Markdown as the content of a text: `documentSchema.nodeFromJSON(fromMarkdown(text))`. */
export function fromMarkdown(markdown: string): JSONContent {
  return readMarkdown(markdown)
}

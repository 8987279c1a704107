import type { JSONContent } from '@tiptap/core'
import { readMarkdown } from './markdown-reader'
import { writeMarkdown } from './markdown-writer'

/** A text as Markdown, ending with one line break; empty when there are no words. */
export function toMarkdown(doc: JSONContent): string {
  return writeMarkdown(doc as Parameters<typeof writeMarkdown>[0])
}

/** Markdown as the content of a text: `documentSchema.nodeFromJSON(fromMarkdown(text))`. */
export function fromMarkdown(markdown: string): JSONContent {
  return readMarkdown(markdown)
}

import type * as Markdown from '@/lib/document/markdown'

let markdown: typeof Markdown | null = null

/** What reads and writes Markdown, once it is here; it is fetched when the first words can be typed. */
export function markdownAtHand(): typeof Markdown | null {
  return markdown
}

/** @throws Error when it is not here yet and the server does not answer */
export async function fetchMarkdown(): Promise<typeof Markdown> {
  markdown ??= await import('@/lib/document/markdown')
  return markdown
}

type Markdown = typeof import('@/lib/document/markdown')

let markdown: Markdown | null = null

/** What reads and writes Markdown, once it is here; it is fetched when the first words can be typed. */
export function markdownAtHand(): Markdown | null {
  return markdown
}

/** @throws Error when it is not here yet and the server does not answer */
export async function fetchMarkdown(): Promise<Markdown> {
  markdown ??= await import('@/lib/document/markdown')
  return markdown
}

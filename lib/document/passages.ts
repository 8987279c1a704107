/**
 * The lines of one text that stand nowhere in another, in their order. Both as Markdown, which has
 * a line a block; marks of lists and headings count, white space does not.
 */
export function passagesOnlyIn(text: string, other: string): string[] {
  const there = new Set(linesOf(other))
  return linesOf(text).filter((line) => !there.has(line))
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
}

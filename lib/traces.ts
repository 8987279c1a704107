/** What stands in the place of each character that was erased: as long, and plainly no word. */
export const BLANK = '█'

/** Words that were cut off at the edge of something are told by so many characters at least. */
const LEAST = 4

/** A text with blanks in the place of these words, whole ones only. */
export function withoutWords(text: string, words: readonly string[]): string {
  return words.reduce((so, word) => so.replaceAll(word, BLANK.repeat(word.length)), text)
}

/**
 * The same for a piece that was cut out of a text somewhere, such as a quote with what stood around
 * it: also what is left of these words where it was cut, and a piece from within them.
 */
export function withoutTraces(piece: string, words: readonly string[]): string {
  return words.reduce(withoutTrace, withoutWords(piece, words))
}

/** A value of JSON whose texts are such pieces; the very same when there is nothing to take out. */
export function jsonWithout(
  value: unknown,
  words: readonly string[],
  clean: typeof withoutWords,
): unknown {
  if (typeof value === 'string') return clean(value, words)
  if (typeof value !== 'object' || value === null) return value
  const parts: [string, unknown][] = Object.entries(value).map(([key, part]) => [
    key,
    jsonWithout(part, words, clean),
  ])
  const isSame = parts.every(([key, part]) => part === (value as Record<string, unknown>)[key])
  if (isSame) return value
  return Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts)
}

function withoutTrace(piece: string, word: string): string {
  const inner = piece.trim()
  if (inner.length >= LEAST && word.includes(inner)) return BLANK.repeat(piece.length)
  const [head, tail] = [overlap(word, piece), overlap(piece, word)]
  const middle = piece.slice(head, piece.length - tail)
  return BLANK.repeat(head) + middle + BLANK.repeat(tail)
}

/** How many characters at the end of one are the beginning of the other; none below the least. */
function overlap(one: string, other: string): number {
  for (let n = Math.min(one.length, other.length) - 1; n >= LEAST; n--)
    if (one.endsWith(other.slice(0, n))) return n
  return 0
}

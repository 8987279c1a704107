// Apart from the schemas, which bring zod along.

/** What can be found, in the order in which it is shown. */
export const HIT_KINDS = ['title', 'person', 'text', 'comment'] as const
export type HitKind = (typeof HIT_KINDS)[number]

/** The end of an address that leads to words in a text. It stays in the browser. */
const WORDS_HASH = '#words='

/** The address of a place in a text: an element's page, and the words that stand there. */
export function addressOfWords(elementId: string, words: string): string {
  return `/elements/${encodeURIComponent(elementId)}${hashOfWords(words)}`
}

/** The end of it. */
export function hashOfWords(words: string): string {
  return WORDS_HASH + encodeURIComponent(words)
}

/** The words that an address leads to; null when it leads to none. */
export function wordsInHash(hash: string): string | null {
  if (!hash.startsWith(WORDS_HASH)) return null
  try {
    return decodeURIComponent(hash.slice(WORDS_HASH.length)) || null
  } catch (error) {
    // Somebody cut the address short, in the middle of a character.
    if (error instanceof URIError) return null
    throw error
  }
}

// What pages need to know of people before anything else of them: apart from the schemas, which
// would bring the whole of zod along.

/** How many colours the palette has; `--who-1` to `--who-12` in the style sheet. */
export const PALETTE_SIZE = 12

/** Somebody as others in the workspace see them: no address. */
export interface Person {
  id: string
  name: string
  /** An index into the palette, 1 to 12. Anything else is discarded, never shown. */
  colour: number
}

/** The person that presence speaks of; null for whatever is none. */
export function personFrom(value: unknown): Person | null {
  if (typeof value !== 'object' || value === null) return null
  const { id, name, colour } = value as Record<string, unknown>
  if (typeof id !== 'string' || typeof name !== 'string') return null
  return isColour(colour) ? { id, name, colour } : null
}

/** The colour of the n-th person to join a workspace (n from 0): order of joining, then round again. */
export function colourForJoiner(n: number): number {
  return (n % PALETTE_SIZE) + 1
}

/** One or two letters for a face: first letters of the first and last word of the name. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/[\s-]+/u)
    .filter(Boolean)
  const first = firstLetter(words[0])
  const last = words.length > 1 ? firstLetter(words[words.length - 1]) : ''
  return (first + last).toLocaleUpperCase() || '?'
}

function firstLetter(word: string | undefined): string {
  return word ? (Array.from(word)[0] ?? '') : ''
}

function isColour(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= PALETTE_SIZE
}

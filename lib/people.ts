import { z } from 'zod'

/** How many colours the palette has; `--who-1` to `--who-12` in the style sheet. */
export const PALETTE_SIZE = 12

/** An index into the palette, 1 to 12. Anything else is discarded, never shown. */
export const Colour = z.number().int().min(1).max(PALETTE_SIZE)

/** Somebody as others in the workspace see them: no address. */
export const Person = z.object({ id: z.string(), name: z.string(), colour: Colour })
export type Person = z.infer<typeof Person>

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

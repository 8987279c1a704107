/**
 * Where in a text something is about, kept outside the text: the text's own bytes never change for
 * it. Made by `makeAnchor`, found again by `resolveAnchor`; whether it stands is never stored.
 */
export interface Anchor {
  /** Yjs relative positions as base64: before the first character, and after the last. */
  start: string
  end: string
  /** The words as they were: all of them, or the first `QUOTE_MAX` characters of a longer place. */
  quote: string
  /** What stood before and after, lines joined by a line break. */
  before: string
  after: string
  /** How many characters the place had; more than `quote` has when that was cut. */
  length: number
  /** How often the same words stood elsewhere in the text, and how many of those before this place. */
  others: number
  othersBefore: number
}

/** The longest quote that is kept, and how much is kept of what stood beside it; in characters. */
export const QUOTE_MAX = 1000
export const CONTEXT_MAX = 40

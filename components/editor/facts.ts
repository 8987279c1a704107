import type { OutlineHeading, Section } from '@/lib/document/sections'

/** What the page around a text shows of it. */
export interface Facts {
  headings: OutlineHeading[]
  words: number
  /** Letters, signs and spaces, without the ends of lines. */
  characters: number
  selected: { words: number; characters: number }
  missing: Section[]
  /** Where everybody's caret is: person → index of the heading above it, -1 before the first. */
  places: Record<string, number>
  /** Heading above this person's own caret. */
  own: number
}

export const NO_FACTS: Facts = {
  headings: [],
  words: 0,
  characters: 0,
  selected: { words: 0, characters: 0 },
  missing: [],
  places: {},
  own: -1,
}

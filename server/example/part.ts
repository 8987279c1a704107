import type { ExamplePersonKey } from './people'

/** What one person wrote at one time: some blocks of Markdown, to follow the part before. */
export interface ExamplePart {
  by: ExamplePersonKey
  /** Never more than in the part before: a text is written from its top to its end. */
  daysAgo: number
  markdown: string
}

/** Other words that one person put in the place of some that stand in one block, without marks. */
export interface ExampleChange {
  by: ExamplePersonKey
  daysAgo: number
  words: string
  instead: string
}

/** Writes the day that lies so many days after the day of seeding, or before it if negative. */
export type OnDay = (days: number) => string

/** Blocks are set apart by an empty line. */
export function part(by: ExamplePersonKey, daysAgo: number, ...blocks: string[]): ExamplePart {
  return { by, daysAgo, markdown: blocks.join('\n\n') }
}

export function list(...items: string[]): string {
  return items.map((item) => `- ${item}`).join('\n')
}

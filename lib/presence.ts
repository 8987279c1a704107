import { z } from 'zod'
import { Person } from './people'

/** What is not for one line: controls, and marks that turn the direction of what follows. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

export const MAX_SECTION = 80

/** A heading as others are shown it: one line, no longer than that; null for none. */
export const SectionWords = z
  .string()
  .max(MAX_SECTION)
  .nullable()
  .transform((words) => words?.replace(UNSEEN, ' ').trim() || null)

/**
 * What a page says of the person at it. The server bounds these claims and binds them to who makes
 * them; it does not vouch for them. `place` is an element of the canvas, null for the board.
 */
export const Here = z.object({
  /** Idle: nothing touched for some minutes. Away: the page is not on any screen. */
  state: z.enum(['here', 'idle', 'away']),
  act: z.enum(['reading', 'writing']),
  place: z.string().max(64).nullable(),
  section: SectionWords,
  /** Whom this page follows. */
  follows: z.string().max(64).nullable(),
})
export type Here = z.infer<typeof Here>

/** Somebody who was on the canvas a short while ago; `ago` in milliseconds, by the server's clock. */
export const Left = z.object({
  person: Person,
  ago: z.number().nonnegative(),
})
export type Left = z.infer<typeof Left>

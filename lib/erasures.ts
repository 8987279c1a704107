import { z } from 'zod'

/** More would be a text, not a passage of it. */
const MOST_STRETCHES = 5_000
const MOST_WORDS = 200
/** Shorter ones would take letters out of everything. */
export const SHORTEST_WORDS = 3

const Clock = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)

/** `POST /api/v1/elements/:id/erasures`: what is to go for good, and why. */
export const ErasureMake = z
  .object({
    /** Characters by the Yjs client that wrote them, its clock, and how many. */
    stretches: z
      .array(z.tuple([Clock, Clock, z.number().int().positive().max(10_000_000)]))
      .max(MOST_STRETCHES)
      .default([]),
    /** Words that go wherever they stand in this text and its history. */
    words: z.array(z.string().min(SHORTEST_WORDS).max(10_000)).max(MOST_WORDS).default([]),
    /** Kept in the audit log for good, so without anything of what is erased. */
    reason: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .regex(/^[^\p{Cc}]*$/u),
  })
  .refine(({ stretches, words }) => stretches.length + words.length > 0, { path: ['words'] })

const Count = z.number().int().nonnegative()

/** What went. */
export const Erased = z.object({
  /** Characters of the record, wherever in it. */
  characters: Count,
  editions: Count,
  /** Comments and suggestions. */
  threads: Count,
})
export type Erased = z.infer<typeof Erased>

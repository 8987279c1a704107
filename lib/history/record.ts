import { z } from 'zod'
import { Person } from '../people'

const Edit = z.number().int().nonnegative()
/** Milliseconds since 1970, by the server's clock. */
const Time = z.number().int().nonnegative()

/** What one author wrote, mostly within a minute. See `PastEntry` in `past.ts`. */
export const RecordEntry = z.object({
  first: Edit,
  last: Edit,
  until: Edit,
  /** Id of the author; null for the server itself: the beginning of a text, what was copied into it. */
  by: z.string().nullable(),
  from: Time,
  at: Time,
  /** How many bytes its update has. */
  size: Edit,
})
export type RecordEntry = z.infer<typeof RecordEntry>

/** `GET /api/v1/elements/:id/history?after=…` */
export const RecordPage = z.object({
  /** Oldest first. */
  entries: z.array(RecordEntry),
  /** Their Yjs updates one behind the other, deflated (RFC 1951) and in base64. */
  bytes: z.string(),
  /** The authors among them, as they go by now; whoever never was in the workspace is missing. */
  people: z.array(Person),
  /** The newest edit of the text. */
  head: Edit,
  /** This page goes up to this edit: ask for what comes after it while the head is beyond. */
  upTo: Edit,
  /** Another number than before: this is another history, so forget what you had. */
  epoch: z.number().int(),
})
export type RecordPage = z.infer<typeof RecordPage>

export const RecordFilter = z.object({
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
})

import { z } from 'zod'
import { Standing } from './canvases'
import { Person } from './people'

const Edit = z.number().int().nonnegative()

/** Up to which edit of its record somebody has seen a text, and when that was. */
export const SeenPoint = z.object({ edit: Edit, at: z.iso.datetime() })
export type SeenPoint = z.infer<typeof SeenPoint>

/** Somebody who did something, and when they did it last. Null: who is unknown by now. */
const Doer = z.object({ person: Person.nullable(), at: z.iso.datetime() })

/** What became of a thread. A suggestion that was decided on counts as resolved. */
export const ThreadTurn = z.enum(['opened', 'answered', 'resolved'])
export type ThreadTurn = z.infer<typeof ThreadTurn>

export const ThreadNews = Doer.extend({
  id: z.string(),
  kind: z.enum(['comment', 'suggestion']),
  turn: ThreadTurn,
  /** How it begins; empty when that was taken back, or nothing was said. */
  words: z.string(),
})
export type ThreadNews = z.infer<typeof ThreadNews>

export const EditionNews = Doer.extend({ number: z.number().int().positive(), label: z.string() })
export type EditionNews = z.infer<typeof EditionNews>

/** One element, and what is new there for whoever asks: what others did, never what they did. */
export const ElementSince = z.object({
  elementId: z.string(),
  title: z.string(),
  /** The newest edit of its text. */
  head: Edit,
  /** What they have seen last; null for a text they have never opened. */
  seen: SeenPoint.nullable(),
  /** With what it is compared: what they had seen when their last visit ended, or when they marked it. */
  from: SeenPoint.nullable(),
  /** Whether others wrote in it after what they have seen. */
  isNew: z.boolean(),
  /**
   * About how many words others put in after what they have seen, of those that are still there.
   * Null where nothing is new, and where that is more than is counted.
   */
  words: z.number().int().nonnegative().nullable(),
  /** Others who wrote since `from`, whoever did last first. */
  by: z.array(Doer),
  threads: z.array(ThreadNews),
  editions: z.array(EditionNews),
})
export type ElementSince = z.infer<typeof ElementSince>

/** The group gave the canvas another standing. */
export const StandingNews = Doer.extend({ to: Standing })
export type StandingNews = z.infer<typeof StandingNews>

/** `GET /api/v1/canvases/:id/since` */
export const CanvasSince = z.object({
  /** When this was true. */
  at: z.iso.datetime(),
  /** When their last visit to any of its texts ended, or their first one began; null without any. */
  lastHere: z.iso.datetime().nullable(),
  /** In the order of the framework, all of them. */
  elements: z.array(ElementSince),
  standings: z.array(StandingNews),
})
export type CanvasSince = z.infer<typeof CanvasSince>

/** Without a time: since they were last there. */
export const SinceFilter = z.object({ since: z.iso.datetime().optional() })

/**
 * `PUT /api/v1/canvases/:id/seen`: they have done with what was new in these, up to what they were
 * shown. What came after that stays new.
 */
export const CanvasSeen = z.object({
  elements: z
    .array(z.object({ elementId: z.string().max(64), edit: Edit.max(Number.MAX_SAFE_INTEGER) }))
    .min(1)
    .max(200),
  /** The `at` of what they were shown. */
  at: z.iso.datetime(),
})

import { z } from 'zod'
import { Person } from './people'
import { SectionWords } from './presence'

/** `POST /api/v1/canvases/:id/gather`: where everyone is asked to come; null for the board. */
export const GatherMake = z.object({
  elementId: z.string().max(64).nullable(),
  /** A heading there, as the page shows it. */
  section: SectionWords.default(null),
})

/** Somebody asks everyone on the canvas to come. Said once, kept nowhere. */
export const Gathering = z.object({
  type: z.literal('gather'),
  id: z.string(),
  by: Person,
  elementId: z.string().nullable(),
  section: z.string().nullable(),
})
export type Gathering = z.infer<typeof Gathering>

import { z } from 'zod'
import { FRAGMENT } from '../../lib/protocol'

const Id = z.strictObject({
  client: z.number().int().nonnegative(),
  clock: z.number().int().nonnegative(),
})
const Position = z
  .strictObject({
    type: Id.nullish(),
    tname: z.literal(FRAGMENT).nullish(),
    item: Id.nullish(),
    assoc: z.number().int().min(-1).max(1).optional(),
  })
  .refine(({ type, tname, item }) => Boolean(type ?? tname ?? item))
const Cursor = z.strictObject({ anchor: Position, head: Position })

/**
 * A cursor as y-tiptap writes it: two Yjs relative positions; null for anything else. Editors
 * resolve it without looking twice, and one that throws there leaves them drawing an old text over
 * a new one, so nothing malformed is passed on.
 */
export function cursorOf(claimed: unknown): z.infer<typeof Cursor> | null {
  return Cursor.safeParse(claimed).data ?? null
}

import { z } from 'zod'
import { Here } from '../../lib/presence'
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

/** What a client may say of itself. Each is what it should be, or as if it had not been said. */
export interface Claims {
  cursor: z.infer<typeof Cursor> | null
  /** The place in the text that their page shows. */
  view?: z.infer<typeof Position>
  here?: Here
}

/**
 * The parts of a presence state that are passed on. A cursor is two Yjs relative positions, as
 * y-tiptap writes it. Editors resolve positions without looking twice, and one that throws there
 * leaves them drawing an old text over a new one, so nothing malformed is passed on.
 */
export function claimsOf(state: unknown): Claims {
  if (typeof state !== 'object' || state === null) return { cursor: null }
  const { cursor, view, here } = state as Record<string, unknown>
  const shown = Position.safeParse(view).data
  const said = Here.safeParse(here).data
  return {
    cursor: Cursor.safeParse(cursor).data ?? null,
    ...(shown && { view: shown }),
    ...(said && { here: said }),
  }
}

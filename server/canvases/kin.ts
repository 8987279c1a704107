import type { Kinship } from '../../lib/relatives'

interface Made {
  id: string
  origin_canvas_id: string | null
}

export interface Kin<T> {
  canvas: T
  kinship: Kinship
}

/**
 * Which canvases share an ancestor with this one: first what it was made from, the nearest before
 * all; then what was made from it; then what was made from the same. Each of them once, in the order
 * of the rows.
 */
export function kinOf<T extends Made>(rows: readonly T[], id: string): Kin<T>[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const origins = originsOf(byId, id)
  const isOrigin = (row: T) => origins.includes(row)
  const copies = madeFrom(rows, id)
  const ancestor = origins.at(-1)
  const family = ancestor ? madeFrom(rows, ancestor.id) : new Set<string>()
  const known = new Set([id, ...origins.map((origin) => origin.id), ...copies])
  const as = (kinship: Kinship) => (canvas: T) => ({ canvas, kinship })
  return [
    ...origins.map(as('origin')),
    ...rows.filter((row) => copies.has(row.id) && !isOrigin(row)).map(as('copy')),
    ...rows.filter((row) => family.has(row.id) && !known.has(row.id)).map(as('shared')),
  ]
}

/** What a canvas was made from, and that in its turn. */
function originsOf<T extends Made>(byId: ReadonlyMap<string, T>, id: string): T[] {
  const origins: T[] = []
  const seen = new Set([id])
  for (let row = byId.get(id); row;) {
    const origin: T | undefined = byId.get(row.origin_canvas_id ?? '')
    if (!origin || seen.has(origin.id)) break
    seen.add(origin.id)
    origins.push(origin)
    row = origin
  }
  return origins
}

/** Everything that was made from a canvas, perhaps over others. */
function madeFrom(rows: readonly Made[], id: string): Set<string> {
  const found = new Set<string>()
  const todo = [id]
  for (let origin = todo.pop(); origin !== undefined; origin = todo.pop())
    for (const row of rows) {
      if (row.origin_canvas_id !== origin || found.has(row.id) || row.id === id) continue
      found.add(row.id)
      todo.push(row.id)
    }
  return found
}

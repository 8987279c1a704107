import { z } from 'zod'
import { AppError } from '../../lib/errors'
import { passageOf, type Passage } from '../../lib/search/passage'
import { matchIn } from '../../lib/search/query'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import { findPassages, type FoundPassage, type Standing } from './passage-store'
import { elementIn, type Asked } from './source'

/** A passage of the index, where it stands, and the piece of it that is shown. */
export interface IndexHit {
  row: FoundPassage
  place: NonNullable<ReturnType<typeof elementIn>>
  passage: Passage
}

const Place = z.tuple([
  z.int().min(0).max(1000),
  z.int().min(0).max(1),
  z.iso.datetime(),
  z.int().min(0),
])

/** A page of one kind of passages. Nothing that is not on the canvases asked about comes out of it. */
export async function findInIndex(
  database: Database<Schema>,
  kind: string,
  { query, workspaceId, canvases }: Asked,
  limit: number,
  from: string | null,
): Promise<{ found: IndexHit[]; next: string | null }> {
  const rows = await findPassages(database.db, {
    ...{ query, workspaceId, kind, limit: limit + 1 },
    canvasIds: canvases.map(({ id }) => id),
    after: from === null ? null : standingFrom(from),
  })
  const page = rows.slice(0, limit)
  const found = page.flatMap((row) => {
    const place = elementIn(canvases, row.canvas_id, row.element_id)
    if (!place) return []
    const ranges = matchIn(row.words, query)?.ranges ?? []
    return [{ row, place, passage: passageOf(row.words, ranges) }]
  })
  const last = page.at(-1)
  return { found, next: last && rows.length > limit ? placeOf(last) : null }
}

function placeOf({ rank, partly, at, id }: Standing): string {
  return JSON.stringify([rank, partly, at, id])
}

/** Whatever somebody made of it, it is only numbers and a date to compare with. */
function standingFrom(text: string): Standing {
  const parsed = Place.safeParse(jsonOf(text))
  if (!parsed.success) throw new AppError('bad_request')
  const [rank, partly, at, id] = parsed.data
  return { rank, partly, at, id }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

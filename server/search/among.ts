import { AppError } from '../../lib/errors'
import type { Hit } from '../../lib/search/hits'
import { matchOf, type Match, type Query } from '../../lib/search/query'
import { wordsIn, type Word } from '../../lib/search/words'
import type { Found } from './source'

/** Names repeat from canvas to canvas; so many are remembered as words. */
const REMEMBERED = 5_000
const known = new Map<string, Word[]>()

/** Where a query's words stand in a name; null when the name is not what is looked for. */
export function matchName(name: string, query: Query): Match | null {
  let words = known.get(name)
  if (!words) {
    words = wordsIn(name)
    if (known.size >= REMEMBERED) known.clear()
    known.set(name, words)
  }
  return matchOf(words, query)
}

/** A page of what was found among all there is, whole words before beginnings, else as it comes. */
export function pageOf(
  all: readonly { hit: Hit; isFull: boolean }[],
  limit: number,
  from: string | null,
): Found {
  const start = from === null ? 0 : Number(from)
  if (!Number.isSafeInteger(start) || start < 0) throw new AppError('bad_request')
  const ordered = [...all.filter(({ isFull }) => isFull), ...all.filter(({ isFull }) => !isFull)]
  const hits = ordered.slice(start, start + limit).map(({ hit }) => hit)
  return { hits, next: start + limit < ordered.length ? String(start + limit) : null }
}

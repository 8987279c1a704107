import { fold } from '../editor/fold'
import type { Named } from './nameable'

const MOST = 6

/** Those of which a word begins like this, accents and case aside. */
export function fitting<T extends Named>(query: string, all: readonly T[]): T[] {
  const wanted = fold(query)
  return all
    .filter(({ name }) =>
      fold(name)
        .split(/[^\p{L}\p{N}]+/u)
        .some((word) => word.startsWith(wanted)),
    )
    .slice(0, MOST)
}

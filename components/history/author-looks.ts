import type { Authors } from './use-authors'

/** The classes in which each author's words are drawn, by their id; null for the server. */
export type Looks = ReadonlyMap<string | null, string>

/** Kinds of line in the style sheet. */
const LINES = 5

/**
 * Colours are those that people have everywhere. Each also has a kind of line, in the order of how
 * much of the text is theirs, so that colour is never the only sign.
 */
export function looksOf({ people, contributors }: Authors): Looks {
  const colours = new Map(people.map(({ id, colour }) => [id, colour]))
  const looks = new Map<string | null, string>([[null, 'who none']])
  let line = 0
  for (const { userId } of contributors) {
    if (userId === null) continue
    const colour = colours.get(userId)
    looks.set(userId, `who ${colour === undefined ? 'none' : `w${colour}`} line-${line % LINES}`)
    line += 1
  }
  return looks
}

import type { Sync } from '../sync/sync'
import type { WordsWanted } from '../sync/words-since'

/** Counts that are remembered; the oldest goes first. */
const MOST = 2_000

/**
 * How many words others put into texts, remembered for as long as a text stays as it is: boards are
 * looked at more often than texts are written in.
 */
export class CountedWords {
  readonly #known = new Map<string, Promise<number | null>>()

  constructor(private readonly parts: { sync: Pick<Sync, 'wordsSince'> }) {}

  /**
   * @param head the newest edit of the document: with another one it is counted anew
   * @returns null when it is not counted, or could not be now. Never rejects.
   */
  of(wanted: WordsWanted, head: number): Promise<number | null> {
    const key = JSON.stringify([wanted.documentId, wanted.after, wanted.me, head])
    const known = this.#known.get(key)
    if (known) return known
    const counted = this.parts.sync.wordsSince(wanted).catch(() => {
      // Nothing waits for a number: without it is said that there is something, as before.
      this.#known.delete(key)
      return null
    })
    this.#known.set(key, counted)
    const [oldest] = this.#known.keys()
    if (this.#known.size > MOST && oldest !== undefined) this.#known.delete(oldest)
    return counted
  }
}

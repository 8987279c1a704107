import * as Y from 'yjs'

/**
 * Updates merged in one go. Yjs sorts all of them anew for each struct it takes, so many at once
 * take a time that grows with the square of their number: 8,000 keystrokes 2,000 at a time took ten
 * times as long as in two steps of these.
 */
const AT_ONCE = 50

/**
 * An update above this, in bytes, costs more than many keystrokes: it is judged in a thread of its
 * own, and not put into a portion that others would be merged with again.
 */
export const LARGE_BYTES = 65_536

/** One update with everything in these, whatever their number; the same bytes in any portions. */
export function merge(updates: readonly Uint8Array[]): Uint8Array {
  const [first] = updates
  if (!first) return EMPTY_UPDATE
  if (updates.length === 1) return first
  if (updates.length <= AT_ONCE) return Y.mergeUpdates([...updates])
  const portions: Uint8Array[] = []
  for (let i = 0; i < updates.length; i += AT_ONCE)
    portions.push(merge(updates.slice(i, i + AT_ONCE)))
  return merge(portions)
}

/** Updates on their way into a state, merged in portions as they come. */
export class Tail {
  #loose: Uint8Array[] = []
  #portions: Uint8Array[] = []

  add(update: Uint8Array): void {
    if (update.length > LARGE_BYTES) {
      this.#gather()
      this.#portions.push(update)
      return
    }
    this.#loose.push(update)
    if (this.#loose.length >= AT_ONCE) this.#gather()
  }

  #gather(): void {
    if (this.#loose.length > 0) this.#portions.push(merge(this.#loose))
    this.#loose = []
  }

  /** Worth putting into the state: so much the next who asks for it is not to wait for. */
  get isLong(): boolean {
    return this.#portions.length >= AT_ONCE
  }

  get isEmpty(): boolean {
    return this.#loose.length === 0 && this.#portions.length === 0
  }

  /** All of it, oldest first. */
  all(): Uint8Array[] {
    return [...this.#portions, ...this.#loose]
  }

  /** The same; it is empty afterwards. */
  take(): Uint8Array[] {
    const all = this.all()
    this.#portions = []
    this.#loose = []
    return all
  }
}

const EMPTY_UPDATE = new Uint8Array([0, 0])

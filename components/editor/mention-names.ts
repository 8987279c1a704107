import { UNNAMED } from '@/lib/document/mention-node'

/**
 * The names that people in one text go by. The text is drawn before they are known: whoever draws a
 * mention is told when they are, and whoever can ask for them is told that somebody waits.
 */
export class MentionNames {
  #names: ReadonlyMap<string, string> = new Map()
  #wanted = false
  readonly #listeners = new Set<() => void>()

  readonly of = (id: string): string => this.#names.get(id) ?? UNNAMED

  readonly isWanted = (): boolean => this.#wanted

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Somebody has to be drawn whose name is not here. */
  want(): void {
    if (this.#wanted) return
    this.#wanted = true
    // Not while the text is being drawn, when nobody else may draw anything.
    queueMicrotask(() => this.#tell())
  }

  /** Adds to what is known; a name replaces the one before. */
  add(people: readonly { id: string; name: string }[]): void {
    this.#names = new Map([...this.#names, ...people.map(({ id, name }) => [id, name] as const)])
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

import type { SuggestionProps } from '@tiptap/suggestion'
import type { Named } from './nameable'

/** Who is offered now, and how one of them is taken. */
export interface Offered {
  items: readonly Named[]
  chosen: number
  take: (item: Named) => void
}

/** Carries the names on offer from the editor of a message to the list that draws them. */
export class NameStore {
  #offered: Offered | null = null
  readonly #listeners = new Set<() => void>()

  readonly get = (): Offered | null => this.#offered

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** For a suggestion's `render`. */
  menu() {
    const show = ({ items, command }: SuggestionProps<Named, Named>) =>
      this.#set(items.length > 0 ? { items, chosen: 0, take: command } : null)
    return {
      onStart: show,
      onUpdate: show,
      onExit: () => this.#set(null),
      onKeyDown: ({ event }: { event: KeyboardEvent }) => this.#press(event),
    }
  }

  #press(event: KeyboardEvent): boolean {
    const offered = this.#offered
    if (!offered) return false
    const count = offered.items.length
    switch (event.key) {
      case 'ArrowDown':
        this.#set({ ...offered, chosen: (offered.chosen + 1) % count })
        return true
      case 'ArrowUp':
        this.#set({ ...offered, chosen: (offered.chosen + count - 1) % count })
        return true
      case 'Enter':
      case 'Tab': {
        // With a modifier the key sends the message, or leaves it.
        const item = offered.items[offered.chosen]
        if (!item || event.ctrlKey || event.metaKey || event.shiftKey) return false
        offered.take(item)
        return true
      }
      default:
        return false
    }
  }

  #set(offered: Offered | null): void {
    this.#offered = offered
    for (const listener of this.#listeners) listener()
  }
}

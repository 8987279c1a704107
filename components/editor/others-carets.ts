import type { Awareness } from 'y-protocols/awareness'

interface Change {
  added: number[]
  updated: number[]
  removed: number[]
}
type Listener = (change: Change, origin: unknown) => void

/** One's own caret moved and rests since. */
export const RESTED_MS = 250

/**
 * Presence as the cursor plugin hears it: of others at once, of one's own caret when it rests. The
 * plugin answers each change with a transaction, and the binding answers each transaction by
 * comparing the whole text; one's own caret moves with every key. It hears of it at all because it
 * hides the carets of others at some edits, until it hears of anything.
 */
export function othersCarets(awareness: Awareness): Awareness {
  const heard = new Map<Listener, { hear: Listener; stop: () => void }>()
  const seen = Object.create(awareness) as Awareness
  seen.on = (name: string, listener: Listener) => {
    let rested: ReturnType<typeof setTimeout> | undefined
    const hear: Listener = (change, origin) => {
      const { added, updated, removed } = change
      clearTimeout(rested)
      if ([...added, ...updated, ...removed].some((client) => client !== awareness.clientID))
        listener(change, origin)
      else rested = setTimeout(() => listener(change, origin), RESTED_MS)
    }
    heard.set(listener, { hear, stop: () => clearTimeout(rested) })
    awareness.on(name as 'change', hear)
  }
  seen.off = (name: string, listener: Listener) => {
    const known = heard.get(listener)
    known?.stop()
    awareness.off(name as 'change', known?.hear ?? listener)
    heard.delete(listener)
  }
  return seen
}

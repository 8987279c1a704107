import type { Awareness } from 'y-protocols/awareness'

interface Change {
  added: number[]
  updated: number[]
  removed: number[]
}
type Listener = (change: Change, origin: unknown) => void

/**
 * Presence as the cursor plugin sees it: it hears of a change only when what it draws has changed,
 * somebody else's caret or name. It answers each change with a transaction, and the binding answers
 * each transaction by comparing the whole text; one's own caret moves with every key.
 */
export function othersCarets(awareness: Awareness): Awareness {
  const drawn = new Map<number, string>()
  const heard = new Map<Listener, Listener>()
  const seen = Object.create(awareness) as Awareness
  seen.on = (name: string, listener: Listener) => {
    const filtered: Listener = (change, origin) => {
      if (redraws(change)) listener(change, origin)
    }
    heard.set(listener, filtered)
    awareness.on(name as 'change', filtered)
  }
  seen.off = (name: string, listener: Listener) => {
    awareness.off(name as 'change', heard.get(listener) ?? listener)
    heard.delete(listener)
  }
  return seen

  function redraws({ added, updated, removed }: Change): boolean {
    let any = false
    for (const client of [...added, ...updated, ...removed]) {
      if (client === awareness.clientID) continue
      const state = awareness.getStates().get(client)
      const now = state ? JSON.stringify([state['cursor'], state['user']]) : ''
      any ||= (drawn.get(client) ?? '') !== now
      if (state) drawn.set(client, now)
      else drawn.delete(client)
    }
    return any
  }
}

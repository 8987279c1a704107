import type { Awareness } from 'y-protocols/awareness'

/** Others may be of the stock kind, which forgets whoever says nothing for 30 s. */
const RENEW_EVERY_MS = 15_000

/**
 * Leaves it to the server to say who has gone. The stock clock forgets people after 30 s without a
 * word from them, and a page in the background may speak once a minute only: it would come and go.
 * The server ends connections that are dead within 40 s, and then says so.
 */
export function letServerSayWhoLeft(awareness: Awareness): void {
  clearInterval(awareness._checkInterval)
  awareness._checkInterval = setInterval(() => {
    const state = awareness.getLocalState()
    if (state !== null) awareness.setLocalState(state)
  }, RENEW_EVERY_MS)
}

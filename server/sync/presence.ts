import type { Person } from '../../lib/people'
import { type Claims, claimsOf } from './claims'
import type { PresenceEntry } from './frames'

const MAX_STATE = 2048
/** How many of those who left are remembered, to recognise late echoes of them. */
const MAX_GONE = 1000

/**
 * Who is in a document and where. A client contributes its cursor, what its page shows and whether
 * somebody is at it; who that is, and the clock that orders its states, are written here. So nobody
 * can wear another's name, freeze a caret or say where somebody else is.
 */
export class Presence {
  readonly #entries = new Map<number, PresenceEntry>()
  readonly #gone = new Map<number, number>()
  #changed = new Set<number>()
  #isNews = false
  #clock = 0

  /** Replaces what a connection shows. @returns false when the state is too large or not an object. */
  set(clientId: number, person: Person, claimed: string): boolean {
    if (claimed.length > MAX_STATE) return false
    let claims: Claims
    try {
      const state: unknown = JSON.parse(claimed)
      if (state !== null && typeof state !== 'object') return false
      claims = claimsOf(state)
    } catch {
      return false
    }
    this.#put(clientId, JSON.stringify({ user: person, ...claims }))
    return true
  }

  /** The same cursor under another name or colour. @returns false when they show none */
  rename(clientId: number, person: Person): boolean {
    const entry = this.#entries.get(clientId)
    if (!entry || entry.state === 'null') return false
    const state = JSON.parse(entry.state) as Record<string, unknown>
    this.#put(clientId, JSON.stringify({ ...state, user: person }))
    return true
  }

  remove(clientId: number): void {
    if (!this.#entries.has(clientId)) return
    this.#put(clientId, 'null')
  }

  has(clientId: number): boolean {
    return this.#entries.has(clientId)
  }

  /**
   * True for what a stock client sends back of states it received from us: y-websocket broadcasts
   * every change it sees, its own or not. It says nothing new and is passed over.
   */
  isEcho({ clientId, clock, state }: PresenceEntry): boolean {
    const sent = this.#entries.get(clientId)?.clock ?? this.#gone.get(clientId)
    return sent === undefined ? state === 'null' : clock <= sent
  }

  /** Entries to show to somebody who just came. */
  all(): PresenceEntry[] {
    return [...this.#entries.values()].filter((entry) => entry.state !== 'null')
  }

  get hasChanges(): boolean {
    return this.#changed.size > 0
  }

  /** Whether a change says more than that somebody is still there. */
  get isNews(): boolean {
    return this.#isNews
  }

  /** What changed since the last call, and forgets those who left. */
  takeChanges(): PresenceEntry[] {
    const entries: PresenceEntry[] = []
    for (const clientId of this.#changed) {
      const entry = this.#entries.get(clientId)
      if (!entry) continue
      entries.push(entry)
      if (entry.state === 'null') this.#forget(entry)
    }
    this.#changed = new Set()
    this.#isNews = false
    return entries
  }

  #forget({ clientId, clock }: PresenceEntry): void {
    this.#entries.delete(clientId)
    this.#gone.set(clientId, clock)
    const oldest = this.#gone.keys().next()
    if (this.#gone.size > MAX_GONE && !oldest.done) this.#gone.delete(oldest.value)
  }

  #put(clientId: number, state: string): void {
    // Starts at the time, not at zero: after a restart clients still remember the old clocks, and
    // ignore states that count from the beginning.
    this.#clock = Math.max(this.#clock + 1, Date.now())
    if (this.#entries.get(clientId)?.state !== state) this.#isNews = true
    this.#entries.set(clientId, { clientId, clock: this.#clock, state })
    this.#changed.add(clientId)
  }
}

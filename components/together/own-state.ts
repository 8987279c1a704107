import type { Here } from '@/lib/presence'

/** Without a key, a touch or a movement for this long, somebody is idle. */
export const IDLE_AFTER_MS = 3 * 60_000

const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart', 'focus'] as const

/** Whether somebody is at this page. For `useSyncExternalStore`; listens while it is listened to. */
class OwnState {
  #state: Here['state'] = 'here'
  #lastSign = Date.now()
  #timer: ReturnType<typeof setTimeout> | null = null
  readonly #listeners = new Set<() => void>()

  readonly get = (): Here['state'] => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    if (this.#listeners.size === 1) this.#watch('addEventListener')
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.#watch('removeEventListener')
    }
  }

  #watch(change: 'addEventListener' | 'removeEventListener'): void {
    for (const sign of SIGNS) window[change](sign, this.#signed, { capture: true, passive: true })
    document[change]('visibilitychange', this.#signed)
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    if (change === 'addEventListener') this.#signed()
  }

  readonly #signed = (): void => {
    this.#lastSign = Date.now()
    this.#look()
  }

  readonly #look = (): void => {
    const quiet = Date.now() - this.#lastSign
    const state = document.hidden ? 'away' : quiet >= IDLE_AFTER_MS ? 'idle' : 'here'
    // One timer, however often a mouse moves: it looks again at when it was last.
    if (state === 'here')
      this.#timer ??= setTimeout(() => {
        this.#timer = null
        this.#look()
      }, IDLE_AFTER_MS - quiet)
    if (state === this.#state) return
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

export const OWN_STATE = new OwnState()

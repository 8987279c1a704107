import type { CloseCode } from '../../lib/protocol'

/** What the engine counts, for whoever watches the server. Called often; must not throw. */
export interface Meter {
  /** One edit is on disk. @param ms from when it was handed to the log */
  committed(ms: number): void
  /** A frame was refused and its connection is being closed with this code. */
  refused(code: CloseCode): void
  /** Somebody's copy showed something else than what is stored. */
  diverged(): void
}

/** Nobody watches. */
export const NO_METER: Meter = {
  committed: () => undefined,
  refused: () => undefined,
  diverged: () => undefined,
}

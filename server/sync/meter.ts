import type { CloseCode } from '../../lib/protocol'

/** What the engine counts, for whoever watches the server. Called often; must not throw. */
export interface Meter {
  /** One edit is on disk. @param ms from when it was handed to the log */
  committed(ms: number): void
  /** A connection is being closed with this code, for what it sent or for not reading. */
  refused(code: CloseCode): void
}

/** Nobody watches. */
export const NO_METER: Meter = { committed: () => undefined, refused: () => undefined }

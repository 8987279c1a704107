import type { CloseCode } from '../../lib/protocol'

/**
 * What the engine counts, for whoever watches the server. Called between people's keystrokes, so
 * once a commit and never once an edit; must not throw. Times are milliseconds.
 */
export interface Meter {
  /** A commit is on disk. @param ms from when the first of these edits arrived */
  committed(edits: number, ms: number): void
  /**
   * What a commit has of one document has been written to the sockets of those who did not write it.
   * @param ms from when the first of these edits arrived
   */
  delivered(ms: number): void
  /** A connection is being closed with this code for what it sent, or for reading too slowly. */
  refused(code: CloseCode): void
  /** Somebody's copy showed something else than what is stored. */
  diverged(): void
  /** Somebody was not let in. */
  turnedAway(code: CloseCode): void
  /** A document could not be loaded, or is given up because an edit could not be stored. */
  roomFailed(doing: RoomFailure): void
  compacted(outcome: CompactionOutcome, ms: number): void
}

export type RoomFailure = 'load' | 'store'
export type CompactionOutcome = 'ok' | 'failed'

/** Nobody watches. */
export const NO_METER: Meter = {
  committed: () => undefined,
  delivered: () => undefined,
  refused: () => undefined,
  diverged: () => undefined,
  turnedAway: () => undefined,
  roomFailed: () => undefined,
  compacted: () => undefined,
}

/** Why a record cannot be replayed; stable, for scripts. */
export type BrokenReason =
  /** Entries are gone from the log. */
  | 'missing_entries'
  /** There are entries that the document does not count. */
  | 'spare_entries'
  /** The bytes of an entry are no update. */
  | 'unreadable_entry'
  | 'unreadable_snapshot'
  /** Every entry can be read, and what they rest on is not there. */
  | 'missing_edits'

/** A breakage as it crosses from one thread to another. */
export interface Breakage {
  reason: BrokenReason
  detail: string
}

/**
 * The bytes of a record are proven to be broken, so that reading them again is no use. Never thrown
 * for a database that does not answer, nor for a fault of ours.
 */
export class BrokenRecord extends Error implements Breakage {
  override name = 'BrokenRecord'

  constructor(
    readonly reason: BrokenReason,
    /** Numbers only, no content. */
    readonly detail: string,
  ) {
    super(`The record of a document is broken: ${detail}.`)
  }
}

export function breakageOf(error: unknown): Breakage | null {
  if (!(error instanceof BrokenRecord)) return null
  return { reason: error.reason, detail: error.detail }
}

/** The error that another thread told of. @param code the database's own word for it */
export function errorFrom(
  message: string,
  breakage: Breakage | null,
  code: string | null = null,
): Error {
  if (breakage) return new BrokenRecord(breakage.reason, breakage.detail)
  return Object.assign(new Error(message), code === null ? {} : { code })
}

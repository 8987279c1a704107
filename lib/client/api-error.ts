import type { ErrorCode } from '../errors'

/** `offline`: no answer came at all. `unexpected`: an answer came that this version cannot read. */
export type ApiErrorCode = ErrorCode | 'offline' | 'unexpected'

/** A call that failed. `fields` says which fields of a form were wrong, by name. */
export class ApiError extends Error {
  constructor(
    readonly code: ApiErrorCode,
    message: string,
    /** HTTP status, 0 when there was no answer. */
    readonly status: number,
    readonly fields: Record<string, string> = {},
  ) {
    super(message)
    this.name = 'ApiError'
  }
}

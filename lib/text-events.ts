import { personFrom, type Person } from './faces'
import { isRecord } from './is-record'

/**
 * Somebody made a text say again what it said, or took that back. For those who have it open: what
 * changes under their eyes is somebody's doing, and the history says more.
 */
export interface TextRestored {
  type: 'text-restored'
  by: Person
  scope: 'text' | 'section' | 'blocks'
  /** The number of the edition that it says again; null when it was another moment. */
  edition: number | null
  undone: boolean
}

const SCOPES = ['text', 'section', 'blocks'] as const

/** What the channel of a text tells of it; null for whatever is not known here. */
export function textEventFrom(value: unknown): TextRestored | null {
  if (!isRecord(value) || value.type !== 'text-restored') return null
  const by = personFrom(value.by)
  const scope = SCOPES.find((each) => each === value.scope)
  const { type, edition, undone } = value
  if (!by || !scope || typeof undone !== 'boolean') return null
  if (edition !== null && !Number.isSafeInteger(edition)) return null
  return { type, by, scope, edition: edition === null ? null : Number(edition), undone }
}

import { isRecord } from './is-record'

// Apart from the schemas in notices.ts: pages hear of these before anything else of notices is there.

/**
 * What the server says over every open connection of a person when their notices changed, and the
 * name of the event that a page makes of it. Ids and words are asked for.
 */
export const NOTICES_CHANGED = 'notices-changed'

/** Whether an event of a live document says that. */
export function saysNoticesChanged(event: unknown): boolean {
  return isRecord(event) && event.type === NOTICES_CHANGED
}

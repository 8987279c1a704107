import type { SeenPoint } from '../../lib/since'
import type { SeenPointsTable } from '../db/tables/notices'

type Point = Pick<SeenPointsTable, 'edit' | 'at' | 'before_edit' | 'before_at'>

/** Whoever is back within this time has not been away. */
export const VISIT_MS = 30 * 60_000

/** They have the text open, as it stands after an edit. A point never goes back. */
export function seenUpTo(before: Point | null, edit: number, now: string): Point {
  if (!before) return { edit, at: now, before_edit: edit, before_at: now }
  const isBack = Date.parse(now) - Date.parse(before.at) > VISIT_MS
  return {
    edit: Math.max(before.edit, edit),
    at: now > before.at ? now : before.at,
    before_edit: isBack ? before.edit : before.before_edit,
    before_at: isBack ? before.at : before.before_at,
  }
}

/** They have done with all that was new up to an edit, as they were shown it at a time. */
export function doneUpTo(before: Point | null, edit: number, shownAt: string, now: string): Point {
  const from = before?.before_edit ?? 0
  const fromAt = before?.before_at ?? ''
  return {
    edit: Math.max(before?.edit ?? 0, edit),
    at: now,
    before_edit: Math.max(from, edit),
    before_at: shownAt > fromAt ? shownAt : fromAt,
  }
}

/**
 * With what somebody compares: what they had seen when their last visit ended. During the visit
 * after that, too, so that having a text open does not take it away.
 */
export function comparedWith(point: Point, now: number): SeenPoint {
  const { edit, at, before_edit, before_at } = point
  if (now - Date.parse(at) > VISIT_MS) return { edit, at }
  return { edit: before_edit, at: before_at }
}

import { AppError } from '../../lib/errors'
import type { Action, Subject } from '../../lib/roles'
import { THREADS_OPEN } from '../../lib/suggestions/limits'
import type { SeenElement } from '../canvases/elements'
import type { Tx } from '../db/database'
import type { Schema } from '../db/schema'
import type { Caller } from '../http/caller'
import { demand } from '../workspaces/access'
import type { Pace } from './pace'
import { countOpen } from './store'

/**
 * Lets through whoever may change this; nothing of an archived canvas is changed.
 * @throws AppError not_found, not_allowed, scope_too_small, canvas_archived, comments_too_fast
 */
export function mayChange(
  { pace }: { pace: Pace },
  caller: Caller,
  seen: SeenElement,
  action: Action,
  subject: Subject = {},
): void {
  const archived = seen.canvas.archived_at !== null
  const writes = subject.writes === true || archived
  demand(caller, seen.role, action, { ...subject, writes, commenting: seen.commenting })
  if (archived) throw new AppError('canvas_archived')
  pace.step(caller.userId)
}

/** Whether so many more threads can be open in an element. @throws AppError threads_full */
export async function checkRoom(tx: Tx<Schema>, elementId: string, more: number): Promise<void> {
  const [count] = await countOpen(tx.db, [elementId])
  if ((count?.open ?? 0) + more > THREADS_OPEN) throw new AppError('threads_full')
}

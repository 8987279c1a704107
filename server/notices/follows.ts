import type { Following, FollowState } from '../../lib/notices'
import type { Role } from '../../lib/roles'
import type { Elements } from '../canvases/elements'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { Caller } from '../http/caller'
import type { Threads } from '../threads/threads'
import { demand } from '../workspaces/access'
import { choose, stateOf } from './follow-store'

export interface FollowsParts {
  database: Database<Schema>
  elements: Elements
  threads: Threads
}

interface Place {
  workspaceId: string
  role: Role | null
}

/**
 * What somebody follows or wants quiet: elements and threads. Known to nobody but them. All methods:
 * @throws AppError not_found. Those that change something: @throws AppError scope_too_small
 */
export class Follows {
  constructor(private readonly parts: FollowsParts) {}

  async ofElement(caller: Caller, elementId: string): Promise<Following> {
    await this.parts.elements.seen(caller, elementId)
    return this.state(caller, elementId)
  }

  async ofThread(caller: Caller, threadId: string): Promise<Following> {
    await this.parts.threads.placeOf(caller, threadId)
    return this.state(caller, threadId)
  }

  async setElement(caller: Caller, elementId: string, state: FollowState): Promise<void> {
    const { role, canvas } = await this.parts.elements.seen(caller, elementId)
    await this.set(caller, elementId, { role, workspaceId: canvas.workspace_id }, state)
  }

  async setThread(caller: Caller, threadId: string, state: FollowState): Promise<void> {
    const place = await this.parts.threads.placeOf(caller, threadId)
    await this.set(caller, threadId, place, state)
  }

  private async state({ userId }: Caller, subjectId: string): Promise<Following> {
    return { state: await stateOf(this.parts.database.db, userId, subjectId) }
  }

  private async set(
    caller: Caller,
    subjectId: string,
    { role, workspaceId }: Place,
    state: FollowState,
  ): Promise<void> {
    demand(caller, role, 'notice.follow')
    const at = new Date().toISOString()
    await choose(
      this.parts.database.db,
      { user_id: caller.userId, subject_id: subjectId, workspace_id: workspaceId, at },
      state,
    )
  }
}

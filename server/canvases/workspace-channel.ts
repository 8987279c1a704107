import type { Sync } from '../sync/sync'

/**
 * The channel of a workspace: a document without a text that bears the workspace's own id. Made
 * when somebody first asks for it.
 */
export class WorkspaceChannels {
  private readonly made = new Map<string, Promise<void>>()

  /** @param sync asked late: the engine is built with what asks us */
  constructor(private readonly sync: () => Sync) {}

  /** Resolves once the channel is there. Who may open it is decided before. */
  ensure(workspaceId: string): Promise<void> {
    const known = this.made.get(workspaceId)
    if (known) return known
    const making = this.make(workspaceId)
    this.made.set(workspaceId, making)
    making.catch(() => this.made.delete(workspaceId))
    return making
  }

  private async make(workspaceId: string): Promise<void> {
    const sync = this.sync()
    if ((await sync.heads([workspaceId])).has(workspaceId)) return
    await sync.create(workspaceId, null, { userId: null, key: null })
  }
}

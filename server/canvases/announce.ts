import type { CanvasEvent } from '../../lib/canvases'
import type { WorkspaceNews } from '../../lib/workspace-news'
import type { CanvasesTable } from '../db/tables/canvases'
import type { Sync } from '../sync/sync'

/** To everybody who has this canvas or its workspace open. Only after the commit. */
export function announceCanvas(
  sync: Sync,
  canvas: Pick<CanvasesTable, 'document_id' | 'workspace_id'>,
): void {
  sync.announce(canvas.document_id, { type: 'canvas-changed' } satisfies CanvasEvent)
  sync.announce(canvas.workspace_id, { type: 'canvases-changed' } satisfies WorkspaceNews)
}

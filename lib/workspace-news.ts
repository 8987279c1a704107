import { z } from 'zod'
import { Person } from './people'

/** Somebody on a canvas: in one of its elements, or (null) looking at its board. */
export const Whereabouts = z.object({
  person: Person,
  canvasId: z.string(),
  elementId: z.string().nullable(),
})
export type Whereabouts = z.infer<typeof Whereabouts>

/**
 * News on the channel of a workspace, which bears the workspace's own id.
 * `canvases-changed`: one was made, renamed, archived, restored, copied or got another standing.
 */
export const WorkspaceNews = z.discriminatedUnion('type', [
  z.object({ type: z.literal('whereabouts'), people: z.array(Whereabouts) }),
  z.object({ type: z.literal('text-changed'), canvasId: z.string(), elementId: z.string() }),
  z.object({ type: z.literal('canvases-changed') }),
])
export type WorkspaceNews = z.infer<typeof WorkspaceNews>

import { z } from 'zod'

/**
 * What happens in a workspace, for whoever tells others of it: notices, and what other programs ask
 * for. A kind is never given another meaning.
 */
export const EVENT_KINDS = [
  'thread.opened',
  'thread.answered',
  'thread.resolved',
  'thread.reopened',
  'message.edited',
  'message.removed',
  'suggestion.made',
  'suggestion.accepted',
  'suggestion.refused',
  'text.mentioned',
  'text.restored',
  'canvas.created',
  'canvas.archived',
  'canvas.restored',
  'member.joined',
  'member.left',
] as const
export const EventKind = z.enum(EVENT_KINDS)
export type EventKind = z.infer<typeof EventKind>

/**
 * Something that happened in a workspace: ids alone, never a word of what was said or written.
 * Whoever hears of it asks for the rest, and is told what they may know by then.
 */
export const WorkspaceEvent = z.object({
  id: z.string(),
  workspaceId: z.string(),
  at: z.iso.datetime(),
  /** Who did it; null: the server's operator. */
  actorId: z.string().nullable(),
  kind: EventKind,
  canvasId: z.string().optional(),
  elementId: z.string().optional(),
  threadId: z.string().optional(),
  messageId: z.string().optional(),
  /**
   * Whom it is about. `thread.*`, `message.edited`, `text.mentioned`: whom it calls on by name, each
   * once; an edit only those whom it did not call on before. `suggestion.accepted`,
   * `suggestion.refused`: whose suggestion it was. `member.*`: who came or went.
   */
  personIds: z.array(z.string()).optional(),
  /** Teams that are called on, as `personIds`. */
  teamIds: z.array(z.string()).optional(),
})
export type WorkspaceEvent = z.infer<typeof WorkspaceEvent>

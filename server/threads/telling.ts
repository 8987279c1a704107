import type { EventKind } from '../../lib/events'
import { namedIn, type MessageBody } from '../../lib/thread-body'
import type { SeenElement } from '../canvases/elements'
import type { Tx } from '../db/database'
import type { Schema } from '../db/schema'
import type { Events } from '../events/events'
import type { Caller } from '../http/caller'
import type { Sync } from '../sync/sync'

/**
 * What became of a thread; without a kind it is only to be asked for anew. `personIds` and `teamIds`:
 * whom its words call on.
 */
export interface ThreadChanged {
  threadId: string
  kind?: Extract<EventKind, `${'thread' | 'message' | 'suggestion'}.${string}`>
  messageId?: string
  personIds?: string[]
  teamIds?: string[]
}

/** A message as others are told of it. `before`: what it said until now; who was named then knows. */
export function saidIn(
  threadId: string,
  kind: 'thread.opened' | 'thread.answered' | 'message.edited' | 'suggestion.made',
  { id: messageId, body }: { id: string; body: MessageBody },
  before?: MessageBody,
): ThreadChanged {
  const known = before && namedIn(before)
  const { people, teams } = namedIn(body)
  const personIds = people.filter((id) => !known?.people.includes(id))
  const teamIds = teams.filter((id) => !known?.teams.includes(id))
  return { threadId, kind, messageId, personIds, teamIds }
}

/**
 * Tells whoever has the canvas open that a thread is not what it was, once that is on disk; and the
 * rest of the server what became of it, in the transaction that changed it.
 */
export async function tellOfThread(
  { sync, events }: { sync: Sync; events: Events },
  tx: Tx<Schema>,
  { userId: actorId }: Caller,
  { element, canvas }: SeenElement,
  { kind, ...about }: ThreadChanged,
): Promise<void> {
  const event = { type: 'thread-changed', elementId: element.id, threadId: about.threadId }
  tx.onCommit(() => sync.announce(canvas.document_id, event))
  if (!kind) return
  const place = { workspaceId: canvas.workspace_id, canvasId: canvas.id, elementId: element.id }
  await events.tell(tx, { ...place, actorId, kind, ...about })
}

import type { Person } from '../../lib/people'
import { CLOSE } from '../../lib/protocol'
import { can } from '../../lib/roles'
import { AppError } from '../../lib/errors'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { Authenticate, Caller } from '../http/caller'
import { headersOf } from '../http/incoming'
import type { Admission, Authorize } from '../sync/sync'
import type { Members } from '../workspaces/members'
import { placeOf } from './store'
import type { WorkspaceChannels } from './workspace-channel'
import { mayWriteElement, type Drafting } from './writing'

export interface AccessParts {
  database: Database<Schema>
  members: Members
  authenticate: Authenticate
  channels: WorkspaceChannels
  drafting: Drafting
}

/**
 * The one decision about who may open which live document: texts by `can`; the channel of a canvas
 * or of a workspace for whoever reads it, to be seen and to hear, never to write.
 */
export function createAuthorize(parts: AccessParts): Authorize {
  const { database, members, authenticate, channels, drafting } = parts
  return async (request, documentId): Promise<Admission> => {
    const caller = await signedIn(authenticate, headersOf(request))
    if (!caller) return { admitted: false, code: CLOSE.signedOut }
    // An id of ours is short and plain; PostgreSQL would choke on a NUL instead of finding nothing.
    if (!/^[\w-]{1,64}$/.test(documentId)) return { admitted: false, code: CLOSE.notFound }
    const place = await placeOf(database.db, documentId)
    // The channel of a workspace bears its id: whoever has a place in it is a member of one.
    const workspaceId = place?.workspaceId ?? documentId
    const membership = await members.membership(workspaceId, caller.userId)
    if (!membership) return { admitted: false, code: CLOSE.notFound }
    const actor = { role: membership.role, scope: caller.scope }
    const action = !place ? 'workspace.read' : place.elementId ? 'element.read' : 'canvas.read'
    if (!can(actor, action).allowed) return { admitted: false, code: CLOSE.notAllowed }
    if (!place) await channels.ensure(workspaceId)
    const name = membership.pseudonym ?? caller.name
    const person: Person = { id: caller.userId, name, colour: membership.colour }
    const who = { ...actor, userId: caller.userId }
    const mayWrite =
      place?.elementId &&
      (await mayWriteElement(drafting, who, { ...place, elementId: place.elementId })).allowed
    return { admitted: true, person, access: mayWrite ? 'write' : 'read', key: caller.key }
  }
}

/** A token that does not hold is nobody; a database that does not answer still throws. */
async function signedIn(authenticate: Authenticate, headers: Headers): Promise<Caller | null> {
  try {
    return await authenticate(headers)
  } catch (error) {
    if (error instanceof AppError && error.code === 'token_invalid') return null
    throw error
  }
}

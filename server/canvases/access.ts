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

export interface AccessParts {
  database: Database<Schema>
  members: Members
  authenticate: Authenticate
}

/**
 * The one decision about who may open which live document: texts by `can`; a canvas's channel for
 * whoever reads the canvas, to be seen and to hear, never to write.
 */
export function createAuthorize({ database, members, authenticate }: AccessParts): Authorize {
  return async (request, documentId): Promise<Admission> => {
    const caller = await signedIn(authenticate, headersOf(request))
    if (!caller) return { admitted: false, code: CLOSE.signedOut }
    // An id of ours is short and plain; PostgreSQL would choke on a NUL instead of finding nothing.
    const place = /^[\w-]{1,64}$/.test(documentId) ? await placeOf(database.db, documentId) : null
    const membership = place && (await members.membership(place.workspaceId, caller.userId))
    if (!place || !membership) return { admitted: false, code: CLOSE.notFound }
    const actor = { role: membership.role, scope: caller.scope }
    const action = place.elementId === null ? 'canvas.read' : 'element.read'
    if (!can(actor, action).allowed) return { admitted: false, code: CLOSE.notAllowed }
    const person: Person = { id: caller.userId, name: caller.name, colour: membership.colour }
    const mayWrite = place.elementId !== null && can(actor, 'element.write').allowed
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

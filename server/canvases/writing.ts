import type { Person } from '../../lib/people'
import { can, type Actor, type Role, type Verdict, type WritingPolicy } from '../../lib/roles'

/** Where an element is. */
export interface ElementPlace {
  workspaceId: string
  canvasId: string
  elementId: string
  /** Its canvas is put away: it is read only. */
  archived: boolean
}

/** What teams know about who writes where; canvases ask and decide. */
export interface Drafting {
  /** The policy of the workspace, and whether a drafting seat of this person covers the element. */
  standing(place: ElementPlace, userId: string): Promise<{ policy: WritingPolicy; seat: boolean }>
  /** Who sits in drafting teams about the element, leads first. */
  drafters(place: ElementPlace): Promise<Person[]>
}

/**
 * Whether somebody may write in an element: its text, its pictures, anything of it. The one
 * function to ask; every write goes through it or through `Elements.writable`.
 */
export async function mayWriteElement(
  drafting: Drafting,
  who: { userId: string; role: Role | null; scope: Actor['scope'] },
  place: ElementPlace,
): Promise<Verdict> {
  if (place.archived) return { allowed: false, reason: 'role' }
  const writing = await drafting.standing(place, who.userId)
  return can({ role: who.role, scope: who.scope }, 'element.write', { writing })
}

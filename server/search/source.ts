import type { Hit } from '../../lib/search/hits'
import type { HitKind } from '../../lib/search/kinds'
import type { Query } from '../../lib/search/query'
import type { Action } from '../../lib/roles'
import type { Person } from '../../lib/people'
import type { Holding } from '../canvases/holdings'
import type { Caller } from '../http/caller'

/** What is looked for, by whom, and everything of the workspace that an answer may name. */
export interface Asked {
  query: Query
  caller: Caller
  workspaceId: string
  /** Those that are looked through; nothing else of the workspace may be in an answer. */
  canvases: readonly Holding[]
  /** Whether all of the workspace is meant, and not one canvas of it. */
  isEverywhere: boolean
  /** Everyone who is or ever was here, by id. */
  people: ReadonlyMap<string, Person>
}

/** A page of what a source found. `next` is where the one after it begins; null at the end. */
export interface Found {
  hits: Hit[]
  next: string | null
}

/**
 * A kind of thing that can be found. A new one is a file like this and a line in `context.ts`;
 * the order of the list there is the order in answers.
 */
export interface Source {
  readonly kind: HitKind
  /** What one must be allowed to do to see these. */
  readonly action: Action
  /**
   * The best first. Whether the caller may is decided before.
   * @param from where the page before ended, as this source said it; it came back from outside
   * @throws AppError bad_request when it is no such place
   */
  find(asked: Asked, limit: number, from: string | null): Promise<Found>
}

/** An element of the canvases that are looked through, with its canvas; null for all others. */
export function elementIn(canvases: readonly Holding[], canvasId: string, elementId: string) {
  const canvas = canvases.find(({ id }) => id === canvasId)
  const element = canvas?.elements.find(({ id }) => id === elementId)
  if (!canvas || !element) return null
  return {
    canvas: canvasOf(canvas),
    element: { id: element.id, title: element.title },
    documentId: element.documentId,
  }
}

export function canvasOf({ id, title, archived }: Holding) {
  return { id, title, archived }
}

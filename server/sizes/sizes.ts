import type { Locale } from '../../lib/locales'
import { addedUp, bytesOf, type Size, type WorkspaceSizes } from '../../lib/sizes'
import type { Canvases } from '../canvases/canvases'
import type { Caller } from '../http/caller'
import type { Images } from '../images/images'
import type { Sync } from '../sync/sync'
import { demand } from '../workspaces/access'
import type { Members } from '../workspaces/members'

export interface SizesParts {
  sync: Pick<Sync, 'sizes'>
  members: Members
  canvases: Canvases
  images: Images
  editions: { bytesIn(workspaceId: string): Promise<ReadonlyMap<string, number>> }
}

/** How much room a workspace takes, for its stewards. */
export class Sizes {
  constructor(private readonly parts: SizesParts) {}

  /** Everywhere the largest first. @throws AppError not_found, not_allowed */
  async of(caller: Caller, workspaceId: string, locale: Locale): Promise<WorkspaceSizes> {
    const { members, canvases, images, editions, sync } = this.parts
    demand(caller, await members.roleOf(workspaceId, caller.userId), 'workspace.sizes')
    const holdings = await canvases.holdings(workspaceId, locale)
    const documentIds = holdings.flatMap(({ documentId, elements }) => [
      documentId,
      ...elements.map((element) => element.documentId),
    ])
    const records = await sync.sizes(documentIds)
    const imagesOf = await images.bytesByElement(workspaceId)
    const editionsOf = await editions.bytesIn(workspaceId)
    const sizeOf = (documentId: string, elementId: string | null): Size => {
      const record = records.get(documentId) ?? { recent: 0, history: 0, state: 0 }
      const of = (bytes: ReadonlyMap<string, number>) => (elementId && bytes.get(elementId)) || 0
      return { ...record, images: of(imagesOf), editions: of(editionsOf) }
    }
    const shown = holdings.map(({ id, title, archived, documentId, elements: all }) => {
      const elements = all.map((element) => ({
        ...{ id: element.id, title: element.title },
        size: sizeOf(element.documentId, element.id),
      }))
      const size = addedUp([sizeOf(documentId, null), ...elements.map((element) => element.size)])
      return { id, title, archived, size, elements: elements.sort(bySize) }
    })
    return { canvases: shown.sort(bySize), roomForImages: images.room }
  }
}

function bySize(a: { size: Size }, b: { size: Size }): number {
  return bytesOf(b.size) - bytesOf(a.size)
}

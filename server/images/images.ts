import { randomUUID } from 'node:crypto'
import { AppError } from '../../lib/errors'
import { isImageId } from '../../lib/images'
import type { Image, ImageType } from '../../lib/kept-image'
import type { Elements } from '../canvases/elements'
import type { ImageLimits } from '../config'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { ImagesTable } from '../db/tables/canvases'
import type { Caller } from '../http/caller'
import { demand } from '../workspaces/access'
import type { Members } from '../workspaces/members'
import { cleanImage } from './clean-image'
import { Gate, Turns } from './gate'
import type { ImageFiles } from './image-files'
import { bytesByElement, imageById, insertImage, takeRoom, totalOf } from './store'

export interface ImagesParts {
  database: Database<Schema>
  members: Members
  elements: Elements
  files: ImageFiles
  limits: ImageLimits
}

/** An image to be sent: who may see it was decided before. */
export interface OpenImage {
  id: string
  workspaceId: string
  elementId: string
  type: ImageType
  /** Null when its file is gone: a backup was put back without the folder of images. */
  read(): Promise<Uint8Array<ArrayBuffer> | null>
}

const AT_ONCE = { inAll: 16, perPerson: 3 }

/**
 * Images of texts. The file is on disk before its row is, so that every row has its file. None is
 * ever taken away: undo, older states of a text and copies go on showing them.
 */
export class Images {
  private readonly gate = new Gate(AT_ONCE)
  private readonly turns = new Turns(2)

  constructor(private readonly parts: ImagesParts) {}

  /**
   * Takes an image for an element. The body is asked for only once it is welcome.
   * @throws AppError not_found, not_allowed, scope_too_small, not_drafting, image_too_large, image_kind,
   * image_too_many_pixels, image_broken, images_full, busy
   */
  async add(caller: Caller, elementId: string, body: () => Promise<Uint8Array>): Promise<Image> {
    const { canvas } = await this.parts.elements.writable(caller, elementId)
    const workspaceId = canvas.workspace_id
    await this.demandRoom(workspaceId)
    return this.gate.pass(caller.userId, async () => {
      const given = await body()
      if (given.length > this.parts.limits.maxBytes) throw new AppError('image_too_large')
      const clean = await this.turns.take(() => cleanImage(given, this.parts.limits.maxPixels))
      const { type, width, height, bytes } = clean
      const row: ImagesTable = {
        ...{ id: randomUUID(), workspace_id: workspaceId, element_id: elementId },
        ...{ type, width, height, bytes: bytes.length },
        ...{ created_by: caller.userId, created_at: new Date().toISOString() },
      }
      await this.parts.files.write(row.id, type, bytes)
      try {
        await this.save(row)
      } catch (error) {
        await this.parts.files.forget(row.id, type)
        throw error
      }
      return { id: row.id, type, width, height, bytes: row.bytes }
    })
  }

  /** For who may read texts of its workspace. @throws AppError not_found */
  async read(caller: Caller, id: string): Promise<OpenImage> {
    const image = await this.open(id)
    if (!image) throw new AppError('not_found')
    const role = await this.parts.members.roleOf(image.workspaceId, caller.userId)
    demand(caller, role, 'element.read')
    return image
  }

  /**
   * Asks for nobody's rights: for those who have settled them, such as a link that shows a text.
   * They hold the workspace against their own, and the id against `imageIdsIn` of what they show.
   */
  async open(id: string): Promise<OpenImage | null> {
    const row = isImageId(id) ? await imageById(this.parts.database.db, id) : undefined
    if (!row) return null
    const { type, workspace_id: workspaceId, element_id: elementId } = row
    const read = () => this.parts.files.read(id, type)
    return { id, workspaceId, elementId, type, read }
  }

  /** How much room all images of a workspace may take, in bytes. */
  get room(): number {
    return this.parts.limits.maxBytesPerWorkspace
  }

  /** Bytes of the images that were put into each element first; those without any are missing. */
  bytesByElement(workspaceId: string): Promise<Map<string, number>> {
    return bytesByElement(this.parts.database.db, workspaceId)
  }

  private async demandRoom(workspaceId: string): Promise<void> {
    const taken = await totalOf(this.parts.database.db, workspaceId)
    if (taken >= this.parts.limits.maxBytesPerWorkspace) throw new AppError('images_full')
  }

  private save(row: ImagesTable): Promise<void> {
    const room = this.parts.limits.maxBytesPerWorkspace
    return this.parts.database.transaction(async (tx) => {
      if (!(await takeRoom(tx.db, row.workspace_id, row.bytes, room)))
        throw new AppError('images_full')
      await insertImage(tx.db, row)
    })
  }
}

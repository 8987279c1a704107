import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { isImageId } from '../../lib/images'
import type { ImageType } from '../../lib/kept-image'

const ENDINGS: Record<ImageType, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
}
const UNFINISHED = '.part'

/**
 * The folder of images, one file each. When `write` resolves, the file is whole and on disk under
 * its name; before that there is none of this name. Names are ids of ours, never a person's words.
 */
export class ImageFiles {
  /** Takes away what a server that was killed had not finished; whoever calls holds the lock. */
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    for (const name of readdirSync(folder))
      if (name.endsWith(UNFINISHED)) rmSync(path.join(folder, name))
  }

  async write(id: string, type: ImageType, bytes: Uint8Array): Promise<void> {
    const place = this.placeOf(id, type)
    const unfinished = place + UNFINISHED
    try {
      const file = await open(unfinished, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(unfinished, place)
    } catch (error) {
      await rm(unfinished, { force: true })
      throw error
    }
    await this.syncFolder()
  }

  /** For a file whose row did not come to be. */
  async forget(id: string, type: ImageType): Promise<void> {
    await rm(this.placeOf(id, type), { force: true })
  }

  /** Whole, since a stream that nobody reads to its end would stay open. Null when it is not there. */
  async read(id: string, type: ImageType): Promise<Uint8Array<ArrayBuffer> | null> {
    try {
      return new Uint8Array(await readFile(this.placeOf(id, type)))
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
      throw error
    }
  }

  private placeOf(id: string, type: ImageType): string {
    if (!isImageId(id)) throw new Error('Only ids of ours name files.')
    return path.join(this.folder, `${id}.${ENDINGS[type]}`)
  }

  /** A name is on disk once its folder is. */
  private async syncFolder(): Promise<void> {
    const folder = await open(this.folder, 'r')
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  }
}

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ImageFiles } from './image-files'

const ID = '0b0e3c5e-7d0f-4a51-9f3e-0c2d8a7b6e11'

describe('the folder of images', () => {
  let folder: string
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'throughline-images-'))))
  afterEach(() => rmSync(folder, { recursive: true }))

  it('[IM4] a file has its name only when it is whole; what was begun and not ended goes', async () => {
    writeFileSync(path.join(folder, `${ID}.png.part`), 'half')
    const files = new ImageFiles(folder)
    expect(readdirSync(folder)).toEqual([])
    expect(await files.read(ID, 'image/png')).toBeNull()
    await files.write(ID, 'image/png', Uint8Array.of(1, 2, 3))
    expect(readdirSync(folder)).toEqual([`${ID}.png`])
    expect(await files.read(ID, 'image/png')).toEqual(Uint8Array.of(1, 2, 3))
    await files.forget(ID, 'image/png')
    expect(readdirSync(folder)).toEqual([])
  })

  it('[IM5] only an id names a file', async () => {
    const files = new ImageFiles(folder)
    for (const id of ['../x', '/etc/passwd', `${ID}/../x`, '', `${ID}\0`])
      await expect(files.write(id, 'image/png', Uint8Array.of(1))).rejects.toThrow('ids of ours')
    expect(readdirSync(folder)).toEqual([])
  })
})

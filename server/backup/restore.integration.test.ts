import { randomBytes } from 'node:crypto'
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { create, extract } from 'tar'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { FORMAT, MANIFEST, Manifest } from './manifest'
import { makeBackup } from './make-backup'
import { restore } from './restore'
import { filesBelow, IMAGE, makeSmallData, wordsIn } from './testing/small-data'

let folder: string
let archive: string
let dataDir: string
let n = 0

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-restore-'))
  const source = path.join(folder, 'source')
  await makeSmallData(source, 'then')
  archive = path.join(folder, 'good.tar.gz')
  await makeBackup({ dataDir: source, file: archive }, quiet)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeEach(async () => {
  dataDir = path.join(folder, `data-${++n}`)
  await makeSmallData(dataDir, 'now')
})

/** The good backup with something done to what is in it. */
async function repacked(
  change: (inside: string, manifest: Manifest) => string[] | void,
): Promise<string> {
  const inside = mkdtempSync(path.join(folder, 'inside-'))
  await extract({ file: archive, cwd: inside })
  const manifest = Manifest.parse(JSON.parse(readFileSync(path.join(inside, MANIFEST), 'utf8')))
  const names = [MANIFEST, ...manifest.files.map((file) => file.path)]
  const changed = change(inside, manifest) ?? names
  const file = `${inside}.tar.gz`
  await create({ file, cwd: inside, gzip: true, preservePaths: true }, changed)
  return file
}

function write(inside: string, manifest: object): void {
  writeFileSync(path.join(inside, MANIFEST), JSON.stringify(manifest))
}

/** Refused with a sentence, and nothing is different afterwards. */
async function refused(file: string, code: string, words = /Nothing was changed/): Promise<void> {
  const before = filesBelow(dataDir)
  const attempt = restore({ dataDir, file, replace: true }, quiet)
  await expect(attempt).rejects.toMatchObject({ code })
  await expect(attempt).rejects.toThrow(words)
  expect(filesBelow(dataDir)).toEqual(before)
}

describe('a restore', () => {
  it('[BK3, BK4] takes the place of what is there, which is kept aside, and begins a new history', async () => {
    const before = filesBelow(dataDir)
    const restored = await restore({ dataDir, file: archive, replace: true }, quiet)
    const first = await wordsIn(dataDir)
    expect(first.words).toBe('then')
    expect(first.epoch).not.toBe(1)
    expect(readFileSync(path.join(dataDir, 'images', IMAGE), 'utf8')).toBe('a picture of then')
    const { secret, ...data } = before
    expect(filesBelow(restored.before ?? '')).toEqual(data)
    expect(filesBelow(dataDir).secret).toBe(secret)
    expect(statSync(path.join(dataDir, 'documents.sqlite')).mode & 0o077).toBe(0)
    await restore({ dataDir, file: archive, replace: true }, quiet)
    const second = await wordsIn(dataDir)
    expect([second.words, second.epoch === first.epoch]).toEqual(['then', false])
  })

  it('[BK3] does not take the place of anything unasked', async () => {
    const before = filesBelow(dataDir)
    const attempt = restore({ dataDir, file: archive, replace: false }, quiet)
    await expect(attempt).rejects.toMatchObject({ code: 'data_in_the_way' })
    expect(filesBelow(dataDir)).toEqual(before)
  })
})

describe('[BK5] is refused and changes nothing:', () => {
  it.each([MANIFEST, 'throughline.sqlite', 'documents.sqlite', `images/${IMAGE}`])(
    'a backup with one byte of %s changed',
    async (name) => {
      const file = await repacked((inside) => {
        const bytes = readFileSync(path.join(inside, name))
        // In the middle of the manifest stands a hash; a capital letter is none.
        bytes[bytes.length >> 1] = name === MANIFEST ? 0x5a : (bytes[bytes.length >> 1] ?? 0) ^ 1
        writeFileSync(path.join(inside, name), bytes)
      })
      await refused(file, 'backup_damaged')
    },
  )

  it('a backup cut off anywhere, damaged in its packing, or no backup at all', async () => {
    const whole = readFileSync(archive)
    for (const share of [0.01, 0.3, 0.7, 0.999]) {
      const file = path.join(folder, `cut-${share}.tar.gz`)
      writeFileSync(file, whole)
      truncateSync(file, Math.floor(whole.length * share))
      await refused(file, 'backup_damaged')
    }
    const bent = path.join(folder, 'bent.tar.gz')
    const bytes = Buffer.from(whole)
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0xff
    writeFileSync(bent, bytes)
    await refused(bent, 'backup_damaged')
    const noise = path.join(folder, 'noise.tar.gz')
    writeFileSync(noise, randomBytes(5000))
    await refused(noise, 'backup_damaged')
    await refused(path.join(folder, 'missing.tar.gz'), 'backup_damaged', /There is no file/)
  })

  it('a manifest that does not fit what is packed', async () => {
    const otherTexts = await repacked((inside, manifest) =>
      write(inside, { ...manifest, documents: manifest.documents.map((d) => ({ ...d, seq: 7 })) }),
    )
    await refused(otherTexts, 'backup_damaged')
    const oneMore = await repacked((inside, manifest) => {
      const sha256 = 'a'.repeat(64)
      const files = [...manifest.files, { path: 'images/extra', bytes: 1, sha256 }]
      write(inside, { ...manifest, files })
    })
    await refused(oneMore, 'backup_damaged')
    const notFirst = await repacked((_, { files }) => [...files.map((file) => file.path), MANIFEST])
    await refused(notFirst, 'backup_damaged')
    const unnamed = await repacked((inside, { files }) => {
      writeFileSync(path.join(inside, 'images', 'more'), 'more')
      return [MANIFEST, ...files.map((file) => file.path), 'images/more']
    })
    await refused(unnamed, 'backup_damaged')
    const grown = await repacked((inside) =>
      writeFileSync(path.join(inside, 'images', IMAGE), Buffer.alloc(5_000_000)),
    )
    await refused(grown, 'backup_damaged')
  })

  it('one that leads out of its folder, by name or by link', async () => {
    const outside = path.join(folder, 'outside')
    writeFileSync(outside, 'untouched')
    const named = await repacked((inside, manifest) => {
      const files = [...manifest.files, { path: '../outside', bytes: 9, sha256: 'a'.repeat(64) }]
      write(inside, { ...manifest, files })
    })
    await refused(named, 'backup_damaged')
    const climbing = await repacked((inside, { files }) => {
      writeFileSync(path.join(inside, '..', 'climbs'), 'evil')
      return [MANIFEST, ...files.map((file) => file.path), '../climbs']
    })
    await refused(climbing, 'backup_damaged')
    const whole = await repacked((_, { files }) => [
      MANIFEST,
      ...files.map((file) => file.path),
      outside,
    ])
    await refused(whole, 'backup_damaged')
    const linked = await repacked((inside) => {
      rmSync(path.join(inside, 'images', IMAGE))
      symlinkSync(outside, path.join(inside, 'images', IMAGE))
    })
    await refused(linked, 'backup_damaged')
    expect(readFileSync(outside, 'utf8')).toBe('untouched')
  })

  it('one of a newer version, by its form or by its tables', async () => {
    const form = await repacked((inside, manifest) =>
      write(inside, { ...manifest, format: FORMAT + 1, files: 'otherwise' }),
    )
    await refused(form, 'backup_newer', /newer Throughline/)
    const tables = await repacked((inside, manifest) => {
      const { throughline, documents } = manifest.schema
      const schema = { documents, throughline: [...throughline, '9999-later'] }
      write(inside, { ...manifest, schema })
    })
    await refused(tables, 'backup_newer', /newer Throughline/)
  })
})

it('[BK2] images that are one file on the disk are two in a backup', async () => {
  linkSync(path.join(dataDir, 'images', IMAGE), path.join(dataDir, 'images', 'same'))
  const file = path.join(folder, 'same.tar.gz')
  expect(await makeBackup({ dataDir, file }, quiet)).toMatchObject({ images: 2 })
})

it('[BK2] what a backup that was cut short left is cleared away by the next', async () => {
  const left = path.join(folder, 'killed.tar.gz.unfinished')
  mkdirSync(path.join(dataDir, '.backup'))
  writeFileSync(path.join(dataDir, '.backup', 'unfinished'), left)
  cpSync(archive, left)
  const file = path.join(folder, 'after.tar.gz')
  await makeBackup({ dataDir, file }, quiet)
  expect([existsSync(left), existsSync(path.join(dataDir, '.backup'))]).toEqual([false, false])
})

function quiet(): void {
  // Nobody waits for this one.
}

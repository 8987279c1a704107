import { link, mkdir, readFile, rm, stat, unlink, writeFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { create } from 'tar'
import { VERSION } from '../version'
import { copyAtOneMoment } from './same-moment'
import { flush, hashOfFile, hasCode } from './durable'
import { noteBackup } from './last-backup'
import { damageIn, documentsIn, schemaOf } from './inspect'
import {
  DATABASES,
  type FileEntry,
  FORMAT,
  IMAGES,
  isImageName,
  MANIFEST,
  type Manifest,
} from './manifest'
import { readArchive } from './read-archive'
import { Refusal } from './refusal'

export interface BackupWanted {
  dataDir: string
  /** Absolute path of the archive; it must not exist. */
  file: string
}

export interface BackupMade {
  file: string
  bytes: number
  createdAt: string
  documents: number
  updates: number
  images: number
}

/** In the data folder: copies on their way into the archive. Whatever lies there may go. */
const WORK = '.backup'
/** In the work folder: which unfinished archive belongs to it. */
const UNFINISHED = 'unfinished'

/**
 * Makes a backup of a data folder, beside a running server or without one.
 *
 * 1. Copy both databases as they were at one moment (see `same-moment.ts`).
 * 2. Take the images as they are now. Theirs are written before a row names them and never changed,
 *    so each image that the copied rows name is there.
 * 3. Look the copies over, and write down what they hold.
 * 4. Pack everything into a file beside the wanted one, and read all of it back.
 * 5. Only then give it its name, which nobody may have taken meanwhile.
 *
 * Killed at any point it leaves no archive under the wanted name, and the next backup clears away
 * what it left. Only one may run at a time on a folder; the caller sees to that.
 * @throws Refusal
 */
export async function makeBackup(
  { dataDir, file }: BackupWanted,
  onProgress: (what: string) => void,
): Promise<BackupMade> {
  const work = path.join(dataDir, WORK)
  const unfinished = `${file}.unfinished`
  await demandPlace(file)
  await clearUnfinished(dataDir)
  await mkdir(work, { mode: 0o700 })
  try {
    await writeFile(path.join(work, UNFINISHED), unfinished, { flush: true })
    const createdAt = new Date().toISOString()
    await copyAtOneMoment(dataDir, work, (name, share) =>
      onProgress(`copying ${name}: ${Math.round(share * 100)} %`),
    )
    onProgress('looking the copies over')
    const manifest = await describe(dataDir, work, createdAt)
    await writeFile(path.join(work, MANIFEST), JSON.stringify(manifest), { mode: 0o600 })
    await pack(dataDir, unfinished, manifest, onProgress)
    onProgress('reading the archive back')
    await readArchive(unfinished)
    await flush(unfinished)
    await giveName(unfinished, file)
    await noteBackup(dataDir, { createdAt, file })
    return {
      file,
      bytes: (await stat(file)).size,
      createdAt,
      documents: manifest.documents.length,
      updates: manifest.documents.reduce((sum, { seq }) => sum + seq, 0),
      images: manifest.files.length - DATABASES.length,
    }
  } catch (error) {
    if (hasCode(error, 'ENOSPC')) throw diskFull(error)
    throw error
  } finally {
    await clearUnfinished(dataDir)
  }
}

/** Clears away what a backup left that was cut short. */
export async function clearUnfinished(dataDir: string): Promise<void> {
  const work = path.join(dataDir, WORK)
  try {
    await rm(await readFile(path.join(work, UNFINISHED), 'utf8'), { force: true })
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
  }
  await rm(work, { recursive: true, force: true })
}

async function demandPlace(file: string): Promise<void> {
  if (await exists(file)) throw taken(file)
  if (!(await exists(path.dirname(file))))
    throw new Refusal(
      'nothing_to_back_up',
      `There is no folder ${path.dirname(file)} to put the backup into. Make it first.`,
    )
}

async function describe(dataDir: string, work: string, createdAt: string): Promise<Manifest> {
  const files: FileEntry[] = []
  for (const name of DATABASES) {
    const copy = path.join(work, name)
    const damage = damageIn(copy)
    if (damage !== null)
      throw new Refusal('data_damaged', `${name} is damaged (${damage}). Run doctor.`)
    files.push({ path: name, bytes: (await stat(copy)).size, sha256: await hashOfFile(copy) })
  }
  for (const name of await imagesIn(dataDir)) {
    const image = path.join(dataDir, IMAGES, name)
    files.push({
      path: `${IMAGES}/${name}`,
      bytes: (await stat(image)).size,
      sha256: await hashOfFile(image),
    })
  }
  const copies = {
    throughline: path.join(work, 'throughline.sqlite'),
    documents: path.join(work, 'documents.sqlite'),
  }
  return {
    format: FORMAT,
    version: VERSION,
    createdAt,
    schema: schemaOf(copies),
    files,
    documents: await documentsIn(copies.documents),
  }
}

async function imagesIn(dataDir: string): Promise<string[]> {
  try {
    return (await readdir(path.join(dataDir, IMAGES))).filter(isImageName).sort()
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return []
    throw error
  }
}

async function pack(
  dataDir: string,
  into: string,
  { files }: Manifest,
  onProgress: (what: string) => void,
): Promise<void> {
  const names = [MANIFEST, ...files.map((entry) => entry.path)]
  let packed = 0
  await create(
    {
      file: into,
      cwd: dataDir,
      // Fast: what lies in the log is small already, and a backup takes turns with people.
      gzip: { level: 3 },
      mode: 0o600,
      portable: true,
      noMtime: true,
      noPax: true,
      strict: true,
      linkCache: new EachForItself(),
      onWriteEntry(entry) {
        packed += 1
        onProgress(`packing ${packed} of ${names.length}`)
        if (entry.path.startsWith(`${WORK}/`)) entry.path = entry.path.slice(WORK.length + 1)
      },
    },
    names.map((name) => (name.startsWith(`${IMAGES}/`) ? name : `${WORK}/${name}`)),
  )
}

/** Files that an operator's tool has linked to save room are packed as files all the same. */
class EachForItself<K, V> extends Map<K, V> {
  override get(): undefined {
    return undefined
  }
}

/** A link, unlike a rename, never takes the place of a file that is there already. */
async function giveName(unfinished: string, file: string): Promise<void> {
  try {
    await link(unfinished, file)
  } catch (error) {
    if (hasCode(error, 'EEXIST')) throw taken(file)
    throw error
  }
  await unlink(unfinished)
  await flush(path.dirname(file))
}

function taken(file: string): Refusal {
  return new Refusal('backup_exists', `${file} exists already. Choose another name.`)
}

function diskFull(cause: unknown): Refusal {
  return new Refusal('disk_full', 'The disk is full; there is no backup. Make room first.', {
    cause,
  })
}

async function exists(place: string): Promise<boolean> {
  try {
    await stat(place)
    return true
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false
    throw error
  }
}

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { Parser, type ReadEntry } from 'tar'
import { damaged, type FileEntry, MANIFEST, type Manifest, readManifest } from './manifest'
import { Refusal } from './refusal'

const MAX_MANIFEST_BYTES = 64 * 1024 * 1024

/**
 * Reads a backup from beginning to end and holds every byte against its manifest. Only plain files
 * that the manifest names are taken, each once and as large as it says: nothing an archive holds
 * can lead out of a folder, and it cannot grow beyond what it announces.
 * @param into an empty folder to write the files to; without it nothing is written
 * @param accept may refuse by throwing, when only the manifest is known
 * @throws Refusal
 */
export async function readArchive(
  file: string,
  into: string | null = null,
  accept: (manifest: Manifest) => void | Promise<void> = () => undefined,
): Promise<Manifest> {
  const reading = new Reading(into, accept)
  const parser = new Parser({ strict: true, gzip: true })
  const source = createReadStream(file)
  let work = Promise.resolve()
  await new Promise<void>((resolve, reject) => {
    const fail = (error: unknown) => {
      source.destroy()
      reject(asRefusal(error, file))
    }
    // One entry after the other; the parser waits for each to be read.
    parser.on('entry', (entry: ReadEntry) => {
      work = work.then(() => reading.take(entry))
      work.catch(fail)
    })
    parser.on('error', fail)
    parser.on('end', () => void work.then(resolve, fail))
    source.on('error', fail)
    source.on('data', (chunk) => {
      if (!parser.write(chunk as Buffer)) source.pause()
    })
    parser.on('drain', () => source.resume())
    source.on('end', () => parser.end())
  })
  return reading.whole()
}

class Reading {
  private manifest: Manifest | null = null
  private readonly missing = new Map<string, FileEntry>()

  constructor(
    private readonly into: string | null,
    private readonly accept: (manifest: Manifest) => void | Promise<void>,
  ) {}

  async take(entry: ReadEntry): Promise<void> {
    if (entry.type !== 'File') throw damaged('it holds something other than files')
    if (!this.manifest) return this.begin(entry)
    const announced = this.missing.get(entry.path)
    if (!announced) throw damaged('it holds a file that its manifest does not name')
    if (entry.size !== announced.bytes) throw damaged(`${entry.path} has another size`)
    this.missing.delete(entry.path)
    const sha256 = await this.store(entry)
    if (sha256 !== announced.sha256) throw damaged(`${entry.path} was changed`)
  }

  whole(): Manifest {
    const [first] = this.missing.keys()
    if (!this.manifest) throw damaged('it has no manifest')
    if (first !== undefined) throw damaged(`${first} is missing`)
    return this.manifest
  }

  private async begin(entry: ReadEntry): Promise<void> {
    if (entry.path !== MANIFEST) throw damaged('it does not begin with a manifest')
    if (entry.size > MAX_MANIFEST_BYTES) throw damaged('its manifest is too large')
    const chunks: Buffer[] = []
    for await (const chunk of entry) chunks.push(chunk)
    const manifest = readManifest(Buffer.concat(chunks).toString('utf8'))
    await this.accept(manifest)
    for (const announced of manifest.files) this.missing.set(announced.path, announced)
    this.manifest = manifest
  }

  /** Its hash; written, when it is written at all, through to the disk. */
  private async store(entry: ReadEntry): Promise<string> {
    const hash = createHash('sha256')
    // Its name is one of those that a manifest may hold, so it stays in the folder.
    const handle = this.into ? await open(path.join(this.into, entry.path), 'wx', 0o600) : null
    try {
      for await (const chunk of entry) {
        hash.update(chunk)
        await handle?.writeFile(chunk)
      }
      await handle?.sync()
    } finally {
      await handle?.close()
    }
    return hash.digest('hex')
  }
}

/** Errors of the file system are what they are; all others come from what the archive holds. */
function asRefusal(error: unknown, file: string): Error {
  if (error instanceof Refusal) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT') return new Refusal('backup_damaged', `There is no file ${file}.`)
  if (code === 'ENOSPC')
    return new Refusal('disk_full', 'The disk is full. Make room, then try again.')
  if (/^E[A-Z]+$/.test(code) && error instanceof Error) return error
  return damaged('it is cut off or was changed', error)
}

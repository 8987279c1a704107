import { statfs } from 'node:fs/promises'
import path from 'node:path'
import { MIGRATIONS } from '../db/migrations'
import { LOG_MIGRATIONS } from '../sync/log-migrations'
import { flush } from './durable'
import { damageIn, documentsIn, missingDocuments } from './inspect'
import { DATABASES, damaged, IMAGES, type Manifest, newer } from './manifest'
import { beginNewHistory, type NewHistoryParts } from './new-history'
import { readArchive } from './read-archive'
import { Refusal } from './refusal'
import { dataIn, finishRestore, makeRoom, swap } from './swap'

export interface RestoreWanted {
  dataDir: string
  file: string
  /** Keep what lies in the data folder aside instead of refusing because of it. */
  replace: boolean
}

export interface Restored {
  /** When the backup was made, and by which version. */
  createdAt: string
  version: string
  documents: number
  images: number
  workspaces: number
  /** Where the data that was here before is kept. */
  before: string | null
}

/** Room that the new data may need beyond its own size: migrations, the log's own files. */
const SPARE_BYTES = 64 * 1024 * 1024

/**
 * Puts a backup in the place of a data folder's data. The caller holds the folder's lock.
 *
 * 1. Read the whole archive and hold it against its manifest, writing nothing.
 * 2. Read it again into a room beside the data, and look the databases over.
 * 3. Begin a new history in there: epochs, sessions, audit (see `new-history.ts`).
 * 4. Swap: old data aside, new data in (see `swap.ts`).
 *
 * Killed before the swap is planned, nothing has changed; killed later, the next start finishes it.
 * @param onStep told before each step
 * @throws Refusal; then the data is as it was
 */
export async function restore(
  { dataDir, file, replace }: RestoreWanted,
  onStep: (step: string) => void,
  overrides: Pick<NewHistoryParts, 'openLog'> = {},
): Promise<Restored> {
  await finishRestore(dataDir)
  const inTheWay = await dataIn(dataDir)
  if (inTheWay.length > 0 && !replace)
    throw new Refusal(
      'data_in_the_way',
      `${dataDir} holds data already. Add --replace to keep that aside in the same folder, or set DATA_DIR to an empty folder.`,
    )
  onStep('checking the archive')
  const manifest = await readArchive(file, null, (announced) => demandUsable(announced, dataDir))
  let workspaces: number
  try {
    workspaces = await prepare(dataDir, file, manifest, onStep, overrides)
  } catch (error) {
    // Nothing is planned yet, so this clears away what was unpacked.
    await finishRestore(dataDir)
    throw error
  }
  const aside = `before-restore-${new Date().toISOString().replace(/\W/g, '')}`
  await swap(dataDir, aside, onStep)
  return {
    createdAt: manifest.createdAt,
    version: manifest.version,
    documents: manifest.documents.length,
    images: manifest.files.length - DATABASES.length,
    workspaces,
    before: inTheWay.length > 0 ? path.join(dataDir, aside) : null,
  }
}

/** Lays the new data ready beside the old. Answers how many workspaces it has. */
async function prepare(
  dataDir: string,
  file: string,
  manifest: Manifest,
  onStep: (step: string) => void,
  overrides: Pick<NewHistoryParts, 'openLog'>,
): Promise<number> {
  onStep('unpacking')
  const room = await makeRoom(dataDir)
  await readArchive(file, room)
  onStep('looking the databases over')
  const files = filesIn(room)
  try {
    await demandSound(files, manifest)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw damaged('its databases cannot be read', error)
  }
  onStep('beginning a new history')
  const { workspaces } = await beginNewHistory(
    {
      tables: { kind: 'sqlite', path: files.throughline },
      log: { kind: 'sqlite', path: files.documents },
      ...overrides,
    },
    { backupOf: manifest.createdAt, version: manifest.version },
  )
  onStep('flushing')
  for (const place of [files.throughline, files.documents, path.join(room, IMAGES), room])
    await flush(place)
  return workspaces
}

/** What can be said from the manifest alone. */
async function demandUsable({ schema, files }: Manifest, dataDir: string): Promise<void> {
  const known = { throughline: MIGRATIONS, documents: LOG_MIGRATIONS }
  for (const name of ['throughline', 'documents'] as const)
    if (schema[name].some((migration) => !Object.hasOwn(known[name], migration))) throw newer()
  const needed = files.reduce((sum, { bytes }) => sum + bytes, SPARE_BYTES)
  const { bavail, bsize } = await statfs(dataDir)
  if (needed > bavail * bsize)
    throw new Refusal(
      'disk_full',
      `This backup needs ${megabytes(needed)} MB in ${dataDir}; ${megabytes(bavail * bsize)} MB are free. Nothing was changed.`,
    )
}

/** The databases are whole, and hold what the manifest says. */
async function demandSound(files: ReturnType<typeof filesIn>, manifest: Manifest): Promise<void> {
  for (const file of Object.values(files)) {
    const damage = damageIn(file)
    if (damage !== null) throw damaged(`${path.basename(file)} is damaged (${damage})`)
  }
  const found = await documentsIn(files.documents)
  if (JSON.stringify(found) !== JSON.stringify(manifest.documents))
    throw damaged('its texts are not those that its manifest names')
  if (missingDocuments(files).length > 0) throw damaged('elements in it have no text')
}

function filesIn(room: string) {
  return {
    throughline: path.join(room, 'throughline.sqlite'),
    documents: path.join(room, 'documents.sqlite'),
  }
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1024 / 1024)
}

import { z } from 'zod'
import { Refusal } from './refusal'

/** The form of the archive; raised when an older Throughline could not read it any more. */
export const FORMAT = 1
export const MANIFEST = 'manifest.json'
/** The two databases, in the order in which they are looked at. */
export const DATABASES = ['throughline.sqlite', 'documents.sqlite'] as const
export const IMAGES = 'images'

const SHA256 = /^[0-9a-f]{64}$/
/** Nothing but these may lie in an archive: no folders, no ways out of them. */
const ENTRY =
  /^(throughline\.sqlite|documents\.sqlite|images\/[A-Za-z0-9][A-Za-z0-9_-]{0,80}(\.[a-z0-9]{1,8})?)$/

const FileEntry = z.object({
  path: z.string().regex(ENTRY),
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(SHA256),
})
export type FileEntry = z.infer<typeof FileEntry>

const DocumentEntry = z.object({
  id: z.string(),
  seq: z.number().int().nonnegative(),
  /** Over the updates of its log, in order: who, when, bytes. */
  sha256: z.string().regex(SHA256),
})
export type DocumentEntry = z.infer<typeof DocumentEntry>

/** What an archive says about itself; its first entry. */
export const Manifest = z.object({
  format: z.number().int().positive(),
  /** Version of the Throughline that made it. */
  version: z.string(),
  createdAt: z.iso.datetime(),
  /** The migrations that had run on each database, in order. */
  schema: z.object({ throughline: z.array(z.string()), documents: z.array(z.string()) }),
  files: z.array(FileEntry),
  documents: z.array(DocumentEntry),
})
export type Manifest = z.infer<typeof Manifest>

/** Whether a file of the images folder belongs into a backup; half-written ones do not. */
export function isImageName(name: string): boolean {
  return ENTRY.test(`${IMAGES}/${name}`)
}

/**
 * Reads a manifest.
 * @throws Refusal when it is none, or of a later form than this
 */
export function readManifest(text: string): Manifest {
  const json = parse(text)
  const format = z.object({ format: z.number() }).safeParse(json)
  if (format.success && format.data.format > FORMAT) throw newer()
  const manifest = Manifest.safeParse(json)
  if (!manifest.success) throw damaged('its manifest cannot be read')
  const paths = manifest.data.files.map((file) => file.path)
  if (new Set(paths).size !== paths.length) throw damaged('its manifest names a file twice')
  for (const name of DATABASES) if (!paths.includes(name)) throw damaged(`it has no ${name}`)
  return manifest.data
}

export function damaged(what: string, cause?: unknown): Refusal {
  return new Refusal(
    'backup_damaged',
    `This backup cannot be used: ${what}. Nothing was changed. Take another backup.`,
    { cause },
  )
}

export function newer(): Refusal {
  return new Refusal(
    'backup_newer',
    'This backup was made by a newer Throughline. Nothing was changed. Install that version or a newer one, then restore.',
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw damaged('its manifest is not JSON', error)
  }
}

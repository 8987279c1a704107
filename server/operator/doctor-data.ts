import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import { DATABASES, IMAGES, isImageName } from '../backup/manifest'
import { lastBackupIn } from '../backup/last-backup'
import { isRestoreUnfinished } from '../backup/swap'
import type { Config } from '../config'
import { openReadOnly, placeIn } from '../db/open'

const LEDGERS = { throughline: 'migrations', documents: 'log_migrations' } as const
const DAY_MS = 24 * 60 * 60 * 1000
/** A group that loses a week of work stops trusting the tool. */
const OLDEST_BACKUP_DAYS = 7

// What the doctor looks at in the data folder and around it. Each answers with a note when all is
// well and throws a sentence when it is not.

/** Only the server's user may read what lies in the data folder. */
export async function fileModes({ dataDir }: Config): Promise<string> {
  for (const name of [...DATABASES, IMAGES]) {
    const place = path.join(dataDir, name)
    if (!existsSync(place)) continue
    const { mode } = await stat(place)
    if (mode & 0o077)
      throw new Error(`others on this machine can look into ${place}; run: chmod -R go= ${place}`)
  }
  return 'only the server can read its data'
}

/** Every image that a row names has its file. */
export async function images(config: Config): Promise<string> {
  const named = await imageIds(config)
  const folder = path.join(config.dataDir, IMAGES)
  const files = existsSync(folder) ? (await readdir(folder)).filter(isImageName) : []
  const there = new Set(files.map((name) => path.parse(name).name))
  const missing = named.filter((id) => !there.has(id))
  if (missing.length > 0)
    throw new Error(
      `${missing.length} images have no file in ${folder}, such as ${missing[0]}; put the folder back from a backup`,
    )
  return `${named.length} images`
}

/** No document is set aside because its record is broken. */
export async function quarantine(config: Config): Promise<string> {
  // It came later than the first version; the doctor also looks at data from before.
  if (!(await ranMigration(config, 'documents', '0003-quarantine'))) return 'none'
  const db = openReadOnly(placeIn(config, 'documents'))
  try {
    const { rows } = await sql<{ document_id: string }>`
      select document_id from quarantine where released_at is null order by at`.execute(db)
    if (rows.length === 0) return 'none'
    throw new Error(
      `${rows.length} documents cannot be opened because their record is broken, such as ${rows[0]?.document_id}; run: npm run -s cli -- quarantine list`,
    )
  } finally {
    await db.destroy()
  }
}

/** How old the last backup is, when it was made here. */
export async function backups({ dataDir, databaseUrl }: Config): Promise<string> {
  if (isRestoreUnfinished(dataDir))
    throw new Error('a restore was cut short; start the server, which finishes it')
  if (databaseUrl !== null) return 'made with pg_dump, so nothing is known of them here'
  const last = await lastBackupIn(dataDir)
  if (!last) return 'none was made yet; run: npm run -s cli -- backup <file>'
  const days = Math.floor((Date.now() - Date.parse(last.createdAt)) / DAY_MS)
  if (days > OLDEST_BACKUP_DAYS)
    throw new Error(`the last backup is ${days} days old; docs/SELF-HOSTING.md makes one a night`)
  return `the last one is of ${last.createdAt}: ${last.file}`
}

/** The address that people type fits how the server is reached. */
export function address({ publicUrl, trustProxy }: Config): string {
  if (publicUrl === null) return 'no PUBLIC_URL; that is fine without a proxy, in your own network'
  const { protocol, hostname } = new URL(publicUrl)
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1'
  if (protocol !== 'https:' && !isHere)
    throw new Error('PUBLIC_URL is not https, so anybody on the way can read and change everything')
  if (protocol === 'https:' && !trustProxy)
    throw new Error('PUBLIC_URL is https, so a proxy stands in front: set TRUST_PROXY=1')
  return publicUrl
}

async function imageIds(config: Config): Promise<string[]> {
  const place = placeIn(config, 'throughline')
  // Images came later than the first version; the doctor also looks at data from before.
  if (!(await ranMigration(config, 'throughline', '-images'))) return []
  const db = openReadOnly(place)
  try {
    const { rows } = await sql<{ id: string }>`select id from images`.execute(db)
    return rows.map(({ id }) => id)
  } finally {
    await db.destroy()
  }
}

async function ranMigration(
  config: Config,
  name: keyof typeof LEDGERS,
  ending: string,
): Promise<boolean> {
  const db = openReadOnly(placeIn(config, name))
  try {
    const ledger = sql.table(LEDGERS[name])
    const { rows } = await sql<{ name: string }>`select name from ${ledger}`.execute(db)
    return rows.some((row) => row.name.endsWith(ending))
  } finally {
    await db.destroy()
  }
}

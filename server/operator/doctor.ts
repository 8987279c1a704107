import { constants } from 'node:fs'
import { access, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import type { Config } from '../config'
import { openReadOnly, placeIn, type Place } from '../db/open'
import { ROOT } from '../root'
import { isDamage } from '../sync/damage'
import { MailRefused, Post } from '../mail/post'
import { address, backups, fileModes, images, quarantine } from './doctor-data'
import { isAtLeast, belowFloor } from './version-floors'
import { askServer, controlSocketPath } from './control-socket'

export interface Report {
  ok: boolean
  checks: Check[]
}

export interface Check {
  name: string
  ok: boolean
  note: string
}

const NODE_FLOOR = '20.20.0'
const MIN_FREE_BYTES = 500 * 1024 * 1024
const LOCK_FILE = new URL('package-lock.json', ROOT)

/** The columns the doctor compares; the rest of the tables is none of its business. */
interface Documents {
  documents: { id: string }
  elements: { document_id: string }
  canvases: { document_id: string }
}

/**
 * Looks for trouble without touching anything, beside a running server or without one. A check that
 * cannot be made is a check that failed.
 */
export async function doctor(config: Config): Promise<Report> {
  const checks = [
    await check('node', () => nodeVersion(process.versions.node)),
    await check('packages', packages),
    await check('data folder', () => dataFolder(config.dataDir)),
    await check('secret', () => privateFile(path.join(config.dataDir, 'secret'))),
    await check('file modes', () => fileModes(config)),
    await check('disk', () => freeSpace(config.dataDir)),
    await check('server', () => server(config)),
    await check('database', () => database(placeIn(config, 'throughline'))),
    await check('documents database', () => database(placeIn(config, 'documents'))),
    await check('documents', () => documents(config)),
    await check('quarantine', () => quarantine(config)),
    await check('images', () => images(config)),
    await check('backups', () => backups(config)),
    await check('address', () => address(config)),
    ...(config.mail ? [await check('mail', () => mail(config.mail))] : []),
  ]
  return { ok: checks.every(({ ok }) => ok), checks }
}

async function check(name: string, look: () => string | Promise<string>): Promise<Check> {
  try {
    return { name, ok: true, note: await look() }
  } catch (error) {
    return { name, ok: false, note: error instanceof Error ? error.message : String(error) }
  }
}

function nodeVersion(version: string): string {
  if (!isAtLeast(version, NODE_FLOOR))
    throw new Error(`${version}; at least ${NODE_FLOOR} is needed`)
  return version
}

function packages(): string {
  const old = belowFloor(LOCK_FILE)
  if (old.length > 0) throw new Error(old.join('; '))
  return 'none is older than it may be'
}

async function dataFolder(folder: string): Promise<string> {
  const { mode } = await stat(folder)
  await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  if (mode & 0o077)
    throw new Error(`others on this machine can look into ${folder}; run: chmod 700 ${folder}`)
  return folder
}

async function privateFile(file: string): Promise<string> {
  const { mode } = await stat(file)
  if (mode & 0o077) throw new Error(`others can read ${file}; run: chmod 600 ${file}`)
  return 'only the server can read it'
}

async function freeSpace(folder: string): Promise<string> {
  const { bavail, bsize } = await statfs(folder)
  const note = `${Math.round((bavail * bsize) / 1024 / 1024)} MB free`
  if (bavail * bsize < MIN_FREE_BYTES) throw new Error(`only ${note}`)
  return note
}

async function server({ dataDir }: Config): Promise<string> {
  const answered = await askServer(controlSocketPath(dataDir), ['status'])
  if (!answered) return 'not running'
  if ('error' in answered) throw new Error(answered.error.message)
  return `running as process ${String(answered.answer.process)}`
}

async function database(place: Place): Promise<string> {
  const db = openReadOnly(place)
  try {
    if (place.kind === 'postgres') {
      const { rows } = await sql<{ version: string }>`select version()`.execute(db)
      return rows[0]?.version ?? 'it answers'
    }
    const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)
    const wrong = rows.map((row) => row.integrity_check).filter((line) => line !== 'ok')
    if (wrong.length > 0) throw damaged(wrong.slice(0, 3).join('; '))
    return 'no damage'
  } catch (error) {
    throw isDamage(error) && error instanceof Error ? damaged(error.message) : error
  } finally {
    await db.destroy()
  }
}

async function mail(config: Config['mail']): Promise<string> {
  if (!config) return 'not set up'
  const post = new Post(config)
  try {
    await post.probe()
    return `${new URL(config.url).host} takes mail`
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error
    throw new Error(`the mail server of SMTP_URL does not take mail: ${error.reason}`, {
      cause: error,
    })
  } finally {
    post.close()
  }
}

function damaged(what: string): Error {
  return new Error(
    `the file is damaged (${what}); stop the server, keep the file, look at the disk, and put the last backup back`,
  )
}

/** Every element has a text and every text an element, and so do canvases and their channels. */
async function documents(config: Config): Promise<string> {
  const tables = openReadOnly<Documents>(placeIn(config, 'throughline'))
  const log = openReadOnly<Documents>(placeIn(config, 'documents'))
  try {
    // Named first, logged second: what is made meanwhile is logged before it is named.
    const named = new Set(
      [
        ...(await tables.selectFrom('elements').select('document_id').execute()),
        ...(await tables.selectFrom('canvases').select('document_id').execute()),
      ].map((row) => row.document_id),
    )
    const rows = await log.selectFrom('documents').select('id').execute()
    const logged = new Set(rows.map(({ id }) => id))
    const missing = [...named].filter((id) => !logged.has(id))
    if (missing.length > 0)
      throw new Error(`${missing.length} elements or canvases have no document: ${list(missing)}`)
    // A crash between the two leaves such a document; it is empty and does no harm.
    const spare = [...logged].filter((id) => !named.has(id)).length
    return `${named.size} documents${spare > 0 ? `, and ${spare} that nothing refers to` : ''}`
  } finally {
    await Promise.all([tables.destroy(), log.destroy()])
  }
}

function list(ids: string[]): string {
  return ids.slice(0, 5).join(', ') + (ids.length > 5 ? ' …' : '')
}

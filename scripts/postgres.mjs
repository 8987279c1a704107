import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { installWithApt } from './apt.mjs'

const DEBIAN = '/usr/lib/postgresql'

/** The folder that holds `initdb` and `postgres`, or null. POSTGRES_BIN names it by hand. */
export function findPostgres(env = process.env) {
  const folders = [
    ...(env.POSTGRES_BIN ? [env.POSTGRES_BIN] : []),
    ...(env.PATH ?? '').split(path.delimiter),
    ...debianFolders(),
  ]
  return (
    folders.find((folder) => ['initdb', 'postgres'].every((name) => existsIn(folder, name))) ?? null
  )
}

/** Makes sure that tests can start a PostgreSQL of their own. @throws Error saying what to install */
export function ensurePostgres() {
  if (findPostgres()) return
  installWithApt('postgresql')
  if (findPostgres()) return
  throw new Error(
    'The tests start a PostgreSQL of their own and found no server programs (initdb, postgres).\n' +
      'Install them and try again: "apt install postgresql" on Debian and Ubuntu, "brew install\n' +
      'postgresql" on a Mac; or set POSTGRES_BIN to the folder that holds them.',
  )
}

/** Debian keeps them off the PATH, one folder a version; the newest first. */
function debianFolders() {
  if (!existsSync(DEBIAN)) return []
  return readdirSync(DEBIAN)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => path.join(DEBIAN, version, 'bin'))
}

function existsIn(folder, name) {
  return folder !== '' && existsSync(path.join(folder, name))
}

/** Whom PostgreSQL runs as when we are root, which it refuses to be; null when we are not. */
export function postgresOwner() {
  if (process.getuid?.() !== 0) return null
  return lookUp('postgres') ?? lookUp('nobody')
}

function lookUp(user) {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, user], { encoding: 'utf8' }))
  if (uid.status !== 0 || gid.status !== 0) return null
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

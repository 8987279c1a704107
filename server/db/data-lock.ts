import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'

/** Somebody else uses the data folder. The message is one sentence for people. */
export class DataFolderInUse extends Error {
  constructor(
    folder: string,
    /** Process that holds it; null when it has not said. */
    readonly pid: number | null,
  ) {
    const who = pid === null ? 'Another Throughline' : `Another Throughline (process ${pid})`
    super(`${who} is using the data folder ${folder}; stop it first, or set DATA_DIR to another.`)
    this.name = 'DataFolderInUse'
  }
}

/**
 * Makes the data folder ours until `release`, or until the process ends in whatever way: the lock
 * is the operating system's, so a killed server leaves nothing to clean up.
 * @throws DataFolderInUse
 */
export function lockDataFolder(folder: string): { release(): void } {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const pidFile = path.join(folder, 'lock.pid')
  // SQLite's own file lock, because Node has none to offer.
  const lock = new BetterSqlite(path.join(folder, 'lock.sqlite'), { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (isBusy(error)) throw new DataFolderInUse(folder, pidIn(pidFile))
    throw error
  }
  // Only a hint for people: the lock itself does not depend on it.
  writeFileSync(pidFile, String(process.pid), { mode: 0o600 })
  return { release: () => void lock.close() }
}

function isBusy(error: unknown): boolean {
  return error instanceof BetterSqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')
}

function pidIn(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8')) || null
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

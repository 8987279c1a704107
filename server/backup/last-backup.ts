import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { hasCode } from './durable'

const LastBackup = z.object({ createdAt: z.iso.datetime(), file: z.string() })
type LastBackup = z.infer<typeof LastBackup>

const NAME = 'last-backup.json'

/** Notes in the data folder which backup was made last, for the doctor. */
export async function noteBackup(dataDir: string, last: LastBackup): Promise<void> {
  await writeFile(path.join(dataDir, NAME), JSON.stringify(last), { mode: 0o600 })
}

/** Null when none was made here. */
export async function lastBackupIn(dataDir: string): Promise<LastBackup | null> {
  try {
    return LastBackup.parse(JSON.parse(await readFile(path.join(dataDir, NAME), 'utf8')))
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}

/** When the last one was made here, in milliseconds since 1970; 0 when none was. */
export async function lastBackupAt(dataDir: string): Promise<number> {
  const last = await lastBackupIn(dataDir)
  return last ? Date.parse(last.createdAt) : 0
}

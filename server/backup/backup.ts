import { Worker } from 'node:worker_threads'
import type { BackupWord } from './backup-worker'
import type { BackupMade, BackupWanted } from './make-backup'
import { Refusal } from './refusal'

export interface BackupsParts {
  dataDir: string
  databaseUrl: string | null
}

/** Backups of one data folder, one at a time, each on a thread of its own. */
export class Backups {
  private running = false

  constructor(private readonly parts: BackupsParts) {}

  /**
   * Makes a backup while everything goes on.
   * @param file absolute; must not exist
   * @throws Refusal
   */
  async make(file: string, onProgress: (what: string) => void): Promise<BackupMade> {
    const { dataDir, databaseUrl } = this.parts
    if (databaseUrl !== null) throw usePostgresTools(dataDir)
    if (this.running)
      throw new Refusal('backup_running', 'A backup is being made already. Wait for it to end.')
    this.running = true
    try {
      return await inThread({ dataDir, file }, onProgress)
    } finally {
      this.running = false
    }
  }
}

/** What to do instead where the data is not in our files. */
export function usePostgresTools(dataDir: string): Refusal {
  return new Refusal(
    'use_postgres_tools',
    `DATABASE_URL is set, so texts and accounts are in PostgreSQL: back them up and put them back with pg_dump and pg_restore, and copy ${dataDir}/images with them. docs/SELF-HOSTING.md has the commands.`,
  )
}

function inThread(wanted: BackupWanted, onProgress: (what: string) => void): Promise<BackupMade> {
  const worker = new Worker(new URL('./backup-worker.mjs', import.meta.url), {
    workerData: wanted,
    // Not the flags of the process that started us: a test runner's mean nothing here.
    execArgv: [],
  })
  return new Promise((resolve, reject) => {
    worker.on('message', (word: BackupWord) => {
      if ('progress' in word) onProgress(word.progress)
      else if ('made' in word) resolve(word.made)
      else reject(word.refused ? new Refusal(word.refused, word.message) : new Error(word.message))
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('The backup ended before it was made.')))
  })
}

import { parentPort, workerData } from 'node:worker_threads'
import { makeBackup, type BackupMade, type BackupWanted } from './make-backup'
import { Refusal, type RefusalCode } from './refusal'

/** What the thread says, in this order: any number of `progress`, then one of the others. */
export type BackupWord =
  { progress: string } | { made: BackupMade } | { refused: RefusalCode | null; message: string }

// A backup reads, hashes and packs for as long as it takes: on a thread of its own, so that nobody
// who is writing meanwhile notices.
if (!parentPort) throw new Error('This file runs as a worker thread only.')
const port = parentPort

try {
  const made = await makeBackup(workerData as BackupWanted, (progress) => say({ progress }))
  say({ made })
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  say({ refused: error instanceof Refusal ? error.code : null, message })
}

function say(word: BackupWord): void {
  port.postMessage(word)
}

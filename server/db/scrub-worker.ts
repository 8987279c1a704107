import { parentPort, workerData } from 'node:worker_threads'
import { sqliteFile } from './open'

/** A backup that reads the file may take its time. */
const PATIENCE_MS = 120_000

// As long as copying the file takes: on a thread of its own, over a connection of its own.
if (!parentPort) throw new Error('This file runs as a worker thread only.')
const file = sqliteFile(workerData as string)
try {
  file.pragma(`busy_timeout = ${PATIENCE_MS}`)
  // Terms of passages that are gone lie in the index until it is put together.
  file.exec("insert into search_terms(search_terms) values ('optimize')")
  file.exec('vacuum')
  file.pragma('wal_checkpoint(truncate)')
  parentPort.postMessage(null)
} catch (error) {
  // An error of SQLite loses its words on the way to another thread.
  parentPort.postMessage(error instanceof Error ? error.message : String(error))
} finally {
  file.close()
}

import { parentPort, workerData } from 'node:worker_threads'
import * as Y from 'yjs'
import { openDatabase, type Place } from '../../server/db/open'
import { LOG_LEDGER, LOG_MIGRATIONS } from '../../server/sync/log-migrations'
import type { LogSchema } from '../../server/sync/log-schema'
import { logStore } from '../../server/sync/log-store'
import { textIn } from './keystrokes'
import type { Replayed } from './replay'

// The whole record of a document, read and gone through from its first keystroke to its last, away
// from people, as whoever looks at a text's history would have it.
if (!parentPort) throw new Error('This file runs as a worker thread only.')
const port = parentPort
const log = logStore(await openDatabase<LogSchema>(workerData as Place, LOG_MIGRATIONS, LOG_LEDGER))

port.on('message', (documentId: string) => void replay(documentId))

async function replay(documentId: string): Promise<void> {
  const started = performance.now()
  const entries = await log.read(documentId, 0)
  const doc = new Y.Doc()
  for (const { bytes } of entries) Y.applyUpdate(doc, bytes)
  const ms = performance.now() - started
  port.postMessage({ ms, entries: entries.length, text: textIn(doc) } satisfies Replayed)
}

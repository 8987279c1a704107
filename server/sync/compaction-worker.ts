import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase, type Place } from '../db/open'
import { giveWay } from '../give-way'
import type { ThreadAnswer } from './asked-thread'
import { breakageOf } from './broken-record'
import { checkRecord } from './check-record'
import { compacted } from './compact'
import { contentHash } from './content-hash'
import type { CompactionAnswer, CompactionCall } from './compaction-thread'
import { type ErasureWanted, workOutErasure } from './erase'
import { historyPage, PAGE_BYTES } from './history-page'
import { LOG_LEDGER, LOG_MIGRATIONS } from './log-migrations'
import type { LogSchema } from './log-schema'
import { logStore } from './log-store'
import { changeToSay, foreseen } from './say-again'
import { thinned } from './thin'
import { wordsSince } from './words-since'

// Merging, compressing and proving what came of it, away from people and away from the log: this
// thread only reads, over a connection of its own.
if (!parentPort) throw new Error('This file runs as a worker thread only.')
const port = parentPort
giveWay()
const db = await openDatabase<LogSchema>(workerData as Place, LOG_MIGRATIONS, LOG_LEDGER)
const log = logStore(db)
let last = Promise.resolve()

port.on('message', (call: CompactionCall) => {
  last = last.then(() => workOut(call))
})

async function workOut(call: CompactionCall): Promise<void> {
  try {
    const value = await answerTo(call)
    port.postMessage({ value } satisfies ThreadAnswer<CompactionAnswer>)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const breakage = breakageOf(error)
    port.postMessage({ error: message, breakage } satisfies ThreadAnswer<CompactionAnswer>)
  }
}

function answerTo(call: CompactionCall): CompactionAnswer | Promise<CompactionAnswer> {
  switch (call.kind) {
    case 'hash':
      return contentHash([call.state])
    case 'sizes':
      return log.sizes(call.documentIds)
    case 'written':
      return log.writtenSince(call.wanted)
    case 'words':
      return wordsSince(log, call.wanted)
    case 'page':
      return historyPage(log, call.documentId, call.after, call.pins)
    case 'change':
      return changeToSay(log, call)
    case 'foresee':
      return changeToSay(log, call).then((change) =>
        typeof change === 'string' ? change : foreseen(call.live, change, call.by, call.at),
      )
    case 'raw':
      return log.page(call.documentId, call.after, PAGE_BYTES)
    case 'erase':
      return erasure(call.documentId, call.wanted, call.by)
    case 'check':
      return checkRecord(db, call.documentId, call.noted)
    case 'compact':
      return compacted(log, call.documentId, call.now, call.pins)
    case 'thin':
      return thinned(log, call.documentId, call.policy, call.now, call.pins)
    default:
      return call satisfies never
  }
}

async function erasure(documentId: string, wanted: ErasureWanted, by: string | null) {
  const raw = await log.raw(documentId)
  return raw && workOutErasure(raw, wanted, by)
}

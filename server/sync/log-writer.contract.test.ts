import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase } from '../db/open'
import { LOG_LEDGER, LOG_MIGRATIONS } from './log-migrations'
import type { LogSchema } from './log-schema'
import { logStore } from './log-store'
import { LogWriter } from './log-writer'
import { appendThrough } from './testing/append-through'
import type { LogEntry, UpdateLog } from './update-log'

const folder = mkdtempSync(path.join(tmpdir(), 'throughline-writer-'))
let log: UpdateLog
beforeAll(async () => {
  const place = { kind: 'sqlite', path: path.join(folder, 'log.sqlite') } as const
  log = logStore(await openDatabase<LogSchema>(place, LOG_MIGRATIONS, LOG_LEDGER))
  await log.create('a', null, 1)
  await log.create('b', null, 1)
})
afterAll(async () => {
  await log.close()
  rmSync(folder, { recursive: true })
})

it('[SY23] what arrives together is one commit; what comes right after it waits, and no longer than 8 ms after it began', async () => {
  const commits: { at: number; documents: string[] }[] = []
  const writer = new LogWriter({
    ...log,
    append(batch) {
      commits.push({ at: performance.now(), documents: batch.map((entry) => entry.documentId) })
      return log.append(batch)
    },
  })
  let shown = 0
  const lane = { broken: false, settled: () => (shown += 1) }
  await Promise.all([
    appendThrough(writer, lane, entry('a')),
    appendThrough(writer, lane, entry('b')),
  ])
  const late = ['a', 'b', 'a'].map((id) => appendThrough(writer, lane, entry(id)))
  expect(await Promise.all(late)).toEqual([2, 2, 3])
  await writer.idle()
  expect(commits.map(({ documents }) => documents)).toEqual([
    ['a', 'b'],
    ['a', 'b', 'a'],
  ])
  expect(shown).toBe(2)
  // Timers count whole milliseconds, and may be one short.
  expect((commits[1]?.at ?? 0) - (commits[0]?.at ?? 0)).toBeGreaterThanOrEqual(6)
})

function entry(documentId: string): LogEntry {
  return { documentId, userId: 'u', key: null, at: 1, bytes: new Uint8Array([1]), writers: [] }
}

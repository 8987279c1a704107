import pino from 'pino'
import * as Y from 'yjs'
import { configFrom } from '../../server/config'
import { compacted } from '../../server/sync/compact'
import { LargeFrames } from '../../server/sync/large-frames'
import { LogWriter } from '../../server/sync/log-writer'
import { NO_METER } from '../../server/sync/meter'
import { Quarantine } from '../../server/sync/quarantine'
import { Rooms } from '../../server/sync/rooms'
import type { LogEntry, UpdateLog } from '../../server/sync/update-log'
import { judge } from '../../server/sync/validate'
import { type Keystroke, textIn } from './keystrokes'

/** The one document of a log that a trace is written into. */
export const DOCUMENT = 'trace'

/** Traces hardly know when a key was struck; this fast people write without stopping to think. */
const A_SECOND = 5
const START = Date.UTC(2026, 0, 5, 9)
const BATCH = 500
const HOUR_MS = 3_600_000

/** A trace as a room would hand it to the log: each keystroke with its author and time. */
export function entriesOf(keystrokes: readonly Keystroke[]): LogEntry[] {
  const met = new Set<number>()
  return keystrokes.map(({ author, clientId, update }, i) => {
    const userId = author === null ? null : `author-${author}`
    const writers = met.has(clientId) ? [] : [{ clientId, userId: userId ?? '' }]
    met.add(clientId)
    const key = userId && `session-of-${userId}`
    const at = START + Math.round((i * 1000) / A_SECOND)
    return { documentId: DOCUMENT, userId, key, at, bytes: update, writers }
  })
}

/**
 * Writes entries into a log that has nothing yet.
 * @param every how many updates the record is compacted, as a server does; not at all without it
 * @returns milliseconds that compacting took
 */
export async function write(log: UpdateLog, entries: LogEntry[], every = Infinity) {
  await log.create(DOCUMENT, null, START)
  let loose = 0
  let took = 0
  for (let i = 0; i < entries.length; i += BATCH) {
    const batch = entries.slice(i, i + BATCH)
    await log.append(batch)
    loose += batch.length
    if (loose < every) continue
    took += await compact(log, batch.at(-1)?.at ?? START)
    loose = 0
  }
  return took
}

/** Compacts once all minutes are over. @returns milliseconds it took */
export function compactRest(log: UpdateLog, entries: readonly LogEntry[]): Promise<number> {
  return compact(log, (entries.at(-1)?.at ?? START) + HOUR_MS)
}

async function compact(log: UpdateLog, now: number): Promise<number> {
  const started = performance.now()
  const made = await compacted(log, DOCUMENT, now)
  if (made) await log.compact(DOCUMENT, made)
  return performance.now() - started
}

/**
 * Opens the document as the server does for the first who asks, up to the bytes they are sent.
 * @returns milliseconds
 * @throws Error when it does not open to this text
 */
export async function opening(log: UpdateLog, text: string): Promise<number> {
  const rooms = new Rooms({
    log,
    writer: new LogWriter(log, NO_METER),
    quarantine: await Quarantine.open({ record: log, log: pino({ level: 'silent' }) }),
    judge,
    largeFrames: new LargeFrames(() => undefined),
    meter: NO_METER,
    limits: configFrom({}).sync,
    onCommit: () => undefined,
    onGrown: () => undefined,
    onFault: (_, error) => {
      throw error
    },
  })
  const started = performance.now()
  const room = await rooms.open(DOCUMENT)
  const state = room.state()
  const ms = performance.now() - started
  rooms.stop()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  if (textIn(doc) !== text) throw new Error('The document does not open to its text.')
  return ms
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as Y from 'yjs'
import { configFrom } from '../../../server/config'
import type { Place } from '../../../server/db/open'
import { compacted } from '../../../server/sync/compact'
import { LogWriter } from '../../../server/sync/log-writer'
import { NO_METER } from '../../../server/sync/meter'
import { openLog } from '../../../server/sync/open-log'
import { Rooms } from '../../../server/sync/rooms'
import type { UpdateLog } from '../../../server/sync/update-log'
import { atMost, figure, printTable } from '../../markdown'
import { quantile } from '../../quantile'
import type { Part } from '../in-turn'
import { type Keystroke, textIn, typeTrace } from '../keystrokes'
import { replayed } from '../replay'
import { storedBytes, type Stored } from '../stored-bytes'
import { readTrace, traceNames, tracesFolder } from '../trace-file'

// Real histories of writing in our log: each keystroke an update with its author and time, then
// compacted. Others keep no such record, so what they would do stands beside it: a Y.Doc that
// forgets nothing for the room it takes, a Y.Doc built from the same bytes for opening.

const DOCUMENT = 'trace'
/** Traces hardly know when a key was struck; this fast people write without stopping to think. */
const A_SECOND = 5
const BATCH = 500
const OPENINGS = 7
const MB = 1_000_000
/** Targets are about the longest trace; a short one would meet them however badly we did. */
const LONG = 250_000

interface Measured {
  stored: Stored
  open: number
  replay: number
}

export const traces: Part = async () => {
  const folder = tracesFolder()
  const names = traceNames(folder)
  if (names.length === 0)
    process.stdout.write('\nNo editing traces here (TRACES_DIR says where); left out.\n')
  for (const name of names) {
    const { keystrokes, text } = typeTrace(readTrace(folder, name))
    await measure(name, keystrokes, text)
  }
}

async function measure(name: string, keystrokes: Keystroke[], text: string): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-traces-'))
  const file = path.join(folder, 'log.sqlite')
  const place: Place = { kind: 'sqlite', path: file }
  const log = await openLog(place, (error) => {
    throw error
  })
  try {
    const end = await append(log, keystrokes)
    const before = await look(log, place, file, text)
    const started = performance.now()
    await compact(log, end)
    const took = performance.now() - started
    const after = await look(log, place, file, text)
    print(`${name}: ${keystrokes.length - 1} keystrokes`, keystrokes, { before, after, took })
  } finally {
    await log.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @returns a time at which all its minutes are over */
async function append(log: UpdateLog, keystrokes: readonly Keystroke[]): Promise<number> {
  const start = Date.UTC(2026, 0, 5, 9)
  const met = new Set<number>()
  const entries = keystrokes.map(({ author, clientId, update }, i) => {
    const userId = author === null ? null : `author-${author}`
    const writers = met.has(clientId) ? [] : [{ clientId, userId: userId ?? '' }]
    met.add(clientId)
    const key = userId && `session-of-${userId}`
    const at = start + Math.round((i * 1000) / A_SECOND)
    return { documentId: DOCUMENT, userId, key, at, bytes: update, writers }
  })
  await log.create(DOCUMENT, null, start)
  for (let i = 0; i < entries.length; i += BATCH) await log.append(entries.slice(i, i + BATCH))
  return (entries.at(-1)?.at ?? start) + 3_600_000
}

async function compact(log: UpdateLog, now: number): Promise<void> {
  for (;;) {
    const made = await compacted(log, DOCUMENT, now)
    if (!made) return
    await log.compact(DOCUMENT, made)
  }
}

async function look(log: UpdateLog, place: Place, file: string, text: string): Promise<Measured> {
  const opened: number[] = []
  for (let i = 0; i < OPENINGS; i++) opened.push(await opening(log, text))
  const replay = await replayed(place, DOCUMENT)
  if (replay.text !== text) throw new Error('The record does not replay to the text.')
  return { stored: storedBytes(file), open: quantile(opened, 0.5), replay: replay.ms }
}

/** As the server opens a document for the first who asks, up to the bytes they are sent; in ms. */
async function opening(log: UpdateLog, text: string): Promise<number> {
  const rooms = new Rooms({
    log,
    writer: new LogWriter(log, NO_METER),
    limits: { ...configFrom({}).sync },
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
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  if (textIn(doc) !== text) throw new Error('The document does not open to the text.')
  rooms.stop()
  return ms
}

/** As a server opens it that holds a Y.Doc, without the time its disk takes; in ms. */
function stockOpening(snapshot: Uint8Array): number {
  const opened: number[] = []
  for (let i = 0; i < OPENINGS; i++) {
    const started = performance.now()
    const doc = new Y.Doc()
    Y.applyUpdate(doc, snapshot)
    Y.encodeStateAsUpdate(doc)
    opened.push(performance.now() - started)
  }
  return quantile(opened, 0.5)
}

function print(
  title: string,
  keystrokes: readonly Keystroke[],
  { before, after, took }: { before: Measured; after: Measured; took: number },
): void {
  const remembering = new Y.Doc({ gc: false })
  const forgetting = new Y.Doc()
  for (const doc of [remembering, forgetting])
    doc.transact(() => keystrokes.forEach(({ update }) => Y.applyUpdate(doc, update)))
  const unforgotten = Y.encodeStateAsUpdate(remembering).length
  const stock = stockOpening(Y.encodeStateAsUpdate(forgetting))
  const each = (bytes: number): string => figure(bytes / (keystrokes.length - 1), 2)
  const target = (value: number, most: number, unit: string): string =>
    keystrokes.length > LONG ? atMost(value, most, unit) : ''
  const size = (bytes: number): string => figure(bytes / MB, 3)
  printTable(
    title,
    ['', 'as it came', 'compacted', 'stock Yjs', 'target'],
    [
      [
        'record, bytes a keystroke',
        each(before.stored.record),
        each(after.stored.record),
        each(unforgotten),
        '',
      ],
      ['file, bytes a keystroke', each(before.stored.file), each(after.stored.file), '–', ''],
      [
        'complete history, MB',
        size(before.stored.record),
        size(after.stored.record),
        size(unforgotten),
        target(after.stored.record / MB, 1, ' MB'),
      ],
      ['snapshot, MB', '–', size(after.stored.snapshot), '–', ''],
      [
        'opening, ms',
        figure(before.open),
        figure(after.open),
        figure(stock),
        target(after.open, 100, ' ms'),
      ],
      [
        'full replay in a thread, ms',
        figure(before.replay, 0),
        figure(after.replay, 0),
        '–',
        target(after.replay, 1000, ' ms'),
      ],
      ['compacting, ms', '–', figure(took, 0), '–', ''],
    ],
  )
  process.stdout.write(
    '\nStock Yjs: a document that forgets nothing, which knows neither authors nor times; and, for opening, a Y.Doc made from the same bytes.\n',
  )
}

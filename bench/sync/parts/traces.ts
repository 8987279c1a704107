import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as Y from 'yjs'
import type { Place } from '../../../server/db/open'
import { openLog } from '../../../server/sync/open-log'
import type { LogEntry, UpdateLog } from '../../../server/sync/update-log'
import { atMost, figure, printTable } from '../../markdown'
import { quantile } from '../../quantile'
import type { Part } from '../in-turn'
import { textIn, type Typed, typeTrace } from '../keystrokes'
import { replayed } from '../replay'
import { storedBytes, type Stored } from '../stored-bytes'
import { compactRest, DOCUMENT, entriesOf, opening, write } from '../trace-log'
import { readTrace, traceNames, tracesFolder } from '../trace-file'

// Real histories of writing in our log: each keystroke an update with its author and time; once as
// it came, once compacted on the way as the server does. Others keep no such record, so what stock
// Yjs would do stands beside it.

/** As the server does while people are in a document. */
const COMPACT_EVERY = 2000
const OPENINGS = 7
const MB = 1_000_000
/** Targets are about the longest trace; a short one would meet them however badly we did. */
const LONG = 250_000

interface Raw {
  stored: Stored
  replay: number
}

interface Compact extends Raw {
  /** Updates behind the last snapshot before the last people left, and opening with them. */
  loose: number
  openLoose: number
  open: number
  compacting: number
}

interface Stock {
  unforgotten: number
  open: number
  replay: number
}

export const traces: Part = async () => {
  const folder = tracesFolder()
  const names = traceNames(folder)
  if (names.length === 0)
    process.stdout.write('\nNo editing traces here (TRACES_DIR says where); left out.\n')
  for (const name of names) {
    const typed = typeTrace(readTrace(folder, name))
    const entries = entriesOf(typed.keystrokes)
    const raw = await inLog((log, place, file) => measureRaw(log, place, file, entries, typed))
    const compact = await inLog((log, place, file) =>
      measureCompact(log, place, file, entries, typed),
    )
    print(name, entries.length - 1, raw, compact, measureStock(typed))
  }
}

/** A log of its own in a folder that is gone afterwards. */
async function inLog<T>(
  measure: (log: UpdateLog, place: Place, file: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-traces-'))
  const file = path.join(folder, 'log.sqlite')
  const place: Place = { kind: 'sqlite', path: file }
  const log = await openLog(place, (error) => {
    throw error
  })
  try {
    return await measure(log, place, file)
  } finally {
    await log.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measureRaw(
  log: UpdateLog,
  place: Place,
  file: string,
  entries: LogEntry[],
  { text }: Typed,
): Promise<Raw> {
  await write(log, entries)
  return { stored: storedBytes(file), replay: await replay(place, text) }
}

async function measureCompact(
  log: UpdateLog,
  place: Place,
  file: string,
  entries: LogEntry[],
  { text }: Typed,
): Promise<Compact> {
  const onTheWay = await write(log, entries, COMPACT_EVERY)
  const loose = (await log.load(DOCUMENT))?.tail.length ?? 0
  const openLoose = await middle(() => opening(log, text))
  const rest = await compactRest(log, entries)
  const open = await middle(() => opening(log, text))
  const stored = storedBytes(file)
  const compacting = onTheWay + rest
  return { stored, loose, openLoose, open, compacting, replay: await replay(place, text) }
}

/** A document that forgets nothing, for its size; one built from the same bytes, as others open it. */
function measureStock({ keystrokes, text }: Typed): Stock {
  const started = performance.now()
  const remembering = new Y.Doc({ gc: false })
  for (const { update } of keystrokes) Y.applyUpdate(remembering, update)
  const replay = performance.now() - started
  if (textIn(remembering) !== text) throw new Error('Yjs does not come to the text.')
  const forgetting = new Y.Doc()
  forgetting.transact(() => keystrokes.forEach(({ update }) => Y.applyUpdate(forgetting, update)))
  const snapshot = Y.encodeStateAsUpdate(forgetting)
  const opened = Array.from({ length: OPENINGS }, () => {
    const from = performance.now()
    const doc = new Y.Doc()
    Y.applyUpdate(doc, snapshot)
    Y.encodeStateAsUpdate(doc)
    return performance.now() - from
  })
  const unforgotten = Y.encodeStateAsUpdate(remembering).length
  return { unforgotten, open: quantile(opened, 0.5), replay }
}

async function replay(place: Place, text: string): Promise<number> {
  const { ms, text: end } = await replayed(place, DOCUMENT)
  if (end !== text) throw new Error('The record does not replay to its text.')
  return ms
}

async function middle(measure: () => Promise<number>): Promise<number> {
  const all: number[] = []
  while (all.length < OPENINGS) all.push(await measure())
  return quantile(all, 0.5)
}

function print(name: string, keystrokes: number, raw: Raw, compact: Compact, stock: Stock): void {
  const each = (bytes: number): string => figure(bytes / keystrokes, 2)
  const size = (bytes: number): string => figure(bytes / MB, 3)
  const target = (value: number, most: number, unit: string): string =>
    keystrokes > LONG ? atMost(value, most, unit) : ''
  const { record, file, snapshot } = compact.stored
  const history = [size(raw.stored.record), size(record), size(stock.unforgotten)]
  const replays = [raw.replay, compact.replay, stock.replay].map((ms) => figure(ms, 0))
  printTable(
    `The trace ${name}: ${keystrokes} keystrokes`,
    ['', 'as it came', 'compacted', 'stock Yjs', 'target'],
    [
      ['history, bytes a keystroke', each(raw.stored.record), each(record), '–', ''],
      ['all of the file, bytes a keystroke', each(raw.stored.file), each(file), '–', ''],
      ['complete history, MB', ...history, target(record / MB, 1, ' MB')],
      ['snapshot, MB', '–', size(snapshot), '–', ''],
      ['opening from the snapshot, ms', '–', figure(compact.open), figure(stock.open)].concat(
        target(compact.open, 100, ' ms'),
      ),
      [`with ${compact.loose} updates behind it, ms`, '–', figure(compact.openLoose), '–', ''],
      ['full replay in a thread, ms', ...replays, target(compact.replay, 1000, ' ms')],
      ['compacting, all in all, ms', '–', figure(compact.compacting, 0), '–', ''],
    ],
  )
  process.stdout.write(
    '\nStock Yjs: a document that forgets nothing, and knows neither authors nor times; for opening, a Y.Doc built from the snapshot, without reading it from a disk; for the replay, all updates one by one.\n',
  )
}

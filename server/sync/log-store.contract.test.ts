import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../../lib/protocol'
import { openDatabase, type Place } from '../db/open'
import { freshPostgres } from '../db/testing/fresh-postgres'
import { BrokenRecord } from './broken-record'
import { CHUNK_MS } from './chunks'
import { compacted } from './compact'
import { contentHash, hashOf } from './content-hash'
import { examine } from './examine'
import { LOG_LEDGER, LOG_MIGRATIONS } from './log-migrations'
import type { LogSchema } from './log-schema'
import { LogWriter } from './log-writer'
import { openLog } from './open-log'
import { mergedState } from './replay'
import { appendThrough } from './testing/append-through'
import type { LogEntry, LoggedUpdate, UpdateLog } from './update-log'

const folders: string[] = []

const PLACES: [name: string, place: () => Promise<Place>][] = [
  [
    'SQLite',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'throughline-log-'))
      folders.push(folder)
      return Promise.resolve({ kind: 'sqlite', path: join(folder, 'log.sqlite') })
    },
  ],
  ['PostgreSQL', async () => ({ kind: 'postgres', url: await freshPostgres() })],
]

describe.each(PLACES)('the update log on %s', (_, makePlace) => {
  let place: Place
  let log: UpdateLog

  beforeEach(async () => {
    place = await makePlace()
    log = await openLog(place, fail)
  })

  afterEach(async () => {
    await log.close()
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
  })

  it('[LG2] numbers the entries of each document from 1 without gaps, also in mixed batches', async () => {
    await log.create('a', entry('', 'first'), 1)
    await log.create('b', null, 1)
    const seqs = await log.append([entry('a', 'x'), entry('b', 'y'), entry('a', 'z')])
    expect(seqs).toEqual([2, 1, 3])
    expect((await log.read('a', 0)).map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect((await log.load('a'))?.seq).toBe(3)
  })

  it('[LG2] keeps the numbers gapless when many append at once', async () => {
    await log.create('a', null, 1)
    const seqs = await Promise.all(
      Array.from({ length: 40 }, (_, i) => log.append([entry('a', `${i}`)])),
    )
    expect(seqs.flat().sort((x, y) => x - y)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
  })

  it('[LG4] writers who wait at the same time share a transaction, in the order they came', async () => {
    await log.create('a', null, 1)
    let transactions = 0
    const counted: UpdateLog = {
      ...log,
      append: (batch) => {
        transactions += 1
        return log.append(batch)
      },
    }
    const writer = new LogWriter(counted)
    const lane = { broken: false, settled: () => undefined }
    const seqs = await Promise.all(
      Array.from({ length: 50 }, (_, i) => appendThrough(writer, lane, entry('a', `${i}`))),
    )
    expect(seqs).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
    expect(transactions).toBeLessThan(5)
    const words = (await log.read('a', 0)).map(({ bytes }) => new TextDecoder().decode(bytes))
    expect(words).toEqual(Array.from({ length: 50 }, (_, i) => `${i}`))
  })

  it('[LG1] appends all of a batch or nothing', async () => {
    await log.create('a', null, 1)
    await expect(log.append([entry('a', 'x'), entry('missing', 'y')])).rejects.toThrow()
    expect(await log.read('a', 0)).toEqual([])
    expect(await log.append([entry('a', 'z')])).toEqual([1])
  })

  it('[LG3] holds the bytes as they came, who sent them and when, and whose clientID is whose', async () => {
    await log.create('a', null, 1)
    const bytes = new Uint8Array([0, 255, 1, 2])
    await log.append([
      {
        ...entry('a', ''),
        bytes,
        at: 1_800_000_000_123,
        writers: [{ clientId: 2 ** 32 - 1, userId: 'ada' }],
      },
    ])
    expect(await log.read('a', 0)).toEqual([
      { seq: 1, userId: 'ada', key: 'key', at: 1_800_000_000_123, bytes, updates: null },
    ])
    const loaded = await log.load('a')
    expect(loaded?.writers).toEqual(new Map([[2 ** 32 - 1, 'ada']]))
    expect(loaded).toMatchObject({ seq: 1, epoch: 1, at: 1_800_000_000_123, userId: 'ada' })
  })

  it('[LG1] survives closing and opening again', async () => {
    await log.create('a', entry('', 'kept'), 1)
    await log.close()
    log = await openLog(place, fail)
    expect((await log.load('a'))?.tail).toHaveLength(1)
    expect(await log.heads(['a', 'nowhere'])).toMatchObject([['a', { seq: 1 }]])
    expect(await log.load('nowhere')).toBeNull()
    await expect(log.create('a', null, 1)).rejects.toThrow()
  })

  it('[BK4] begins a new epoch of every document, marked in those that hold anything', async () => {
    await log.create('a', entry('', 'first'), 5)
    await log.append([entry('a', 'second')])
    await log.create('channel', null, 5)
    expect(await log.beginEpoch(77, 9)).toBe(2)
    const loaded = await log.load('a')
    expect(loaded).toMatchObject({ seq: 3, epoch: 77, at: 2, userId: 'ada' })
    expect(loaded?.writers.get(77)).toBe('')
    const mark = Y.decodeUpdate(loaded?.tail[2] ?? new Uint8Array())
    expect(mark.structs.map(({ id, length }) => [id.client, id.clock, length])).toEqual([
      [77, 0, 1],
    ])
    expect(await log.load('channel')).toMatchObject({ seq: 0, epoch: 77 })
    expect(await log.append([entry('a', 'third')])).toEqual([4])
  })

  it('[LG5] compacting shortens loading and the record, and loses nothing of either', async () => {
    const { entries, doc, words } = session('a')
    await log.create('a', null, 1)
    await log.append(entries.slice(0, 150))
    await log.append(entries.slice(150))
    const before = await log.read('a', 0)
    const now = (entries.at(-1)?.at ?? 0) + 1000

    await compactNow(now)
    expect((await log.load('a'))?.tail).toEqual([])
    const record = await log.read('a', 0)
    expect(record.length).toBeLessThan(before.length / 2)
    // Whose words are whose, and all of them: as many updates as there were, of each author.
    expect(countsOf(record)).toEqual(countsOf(before))
    expect(contentHash(record.map(({ bytes }) => bytes))).toBe(hashOf(doc))
    const loaded = await log.load('a')
    if (!loaded) throw new Error('The document is gone.')
    expect(contentHash([mergedState(loaded)])).toBe(hashOf(doc))
    expect(words()).toBeGreaterThan(50)
    // What was written within the last minute stays as it came.
    const loose = await log.loose('a', 1000)
    expect(loose.length).toBeGreaterThan(0)
    expect(loose.every(({ at }) => at > now - 2 * CHUNK_MS)).toBe(true)
    expect(record.slice(-loose.length)).toEqual(loose)

    // On it goes: numbers go on, and the next time takes the rest.
    const last = { ...entry('a', ''), at: now + 4.5 * CHUNK_MS, bytes: new Uint8Array([0, 0]) }
    expect(await log.append([last])).toEqual([entries.length + 1])
    await compactNow(now + 5 * CHUNK_MS)
    const all = await log.read('a', 0)
    expect(all.filter(({ updates }) => updates === null)).toHaveLength(1)
    expect(contentHash(all.map(({ bytes }) => bytes))).toBe(hashOf(doc))
    expect(await log.read('a', entries.length)).toHaveLength(1)
  })

  it('[SY26] remembers what is in quarantine, with what memory held, and leaves its bytes alone', async () => {
    await log.create('a', entry('', 'first'), 1)
    await log.create('b', null, 1)
    const broken = { at: 5, reason: 'unreadable_entry', detail: 'entry 1 of 1' } as const
    await log.setAside({ ...broken, documentId: 'b' }, null)
    await log.setAside({ ...broken, documentId: 'a', at: 7 }, new Uint8Array([1, 0, 255]))
    await log.close()
    log = await openLog(place, fail)
    const held = [
      { documentId: 'b', ...broken },
      { documentId: 'a', ...broken, at: 7 },
    ]
    expect(await log.quarantined()).toEqual(held)
    expect(await log.raw('a')).toEqual({
      head: { seq: 1, epoch: 1, at: 2, userId: 'ada' },
      snapshot: null,
      chunks: [],
      updates: await log.read('a', 0),
      held: new Uint8Array([1, 0, 255]),
    })
    await log.release('a', 9)
    expect(await log.quarantined()).toEqual(held.slice(0, 1))
    await log.setAside({ ...broken, documentId: 'a', at: 11 }, null)
    expect(await log.quarantined()).toHaveLength(2)
    expect((await log.raw('a'))?.held).toEqual(new Uint8Array([1, 0, 255]))
    expect(await log.raw('nowhere')).toBeNull()
  })

  it('[SY26] a record with an entry too few or too many is broken, also when another thread says so', async () => {
    await log.create('a', entry('', 'first'), 1)
    await log.create('b', entry('', 'first'), 1)
    const db = await openDatabase<LogSchema>(place, LOG_MIGRATIONS, LOG_LEDGER)
    await db.deleteFrom('updates').where('document_id', '=', 'a').execute()
    await db.updateTable('documents').set({ head_seq: 0 }).where('id', '=', 'b').execute()
    await db.destroy()
    await expect(log.load('a')).rejects.toThrow(BrokenRecord)
    await expect(log.load('a')).rejects.toMatchObject({ reason: 'missing_entries' })
    await expect(log.load('b')).rejects.toMatchObject({ reason: 'spare_entries' })
  })

  it('[SY28] says how far a compacted record can be replayed, and what is wrong with it first', async () => {
    const { entries, doc } = session('a')
    await log.create('a', null, 1)
    await log.append(entries)
    await compactNow((entries.at(-1)?.at ?? 0) + 1000)
    const raw = await log.raw('a')
    if (!raw) throw new Error('The document is gone.')
    const whole = examine(raw)
    expect(whole).toMatchObject({ upTo: entries.length, head: entries.length, broken: null })
    expect(contentHash([whole.state])).toBe(hashOf(doc))
    const [first, second, third] = raw.chunks
    if (!first || !second || !third) throw new Error('There are chunks of two minutes.')
    const bad = { ...third, bytes: new Uint8Array([1, 2, 3]) }
    const chunks = raw.chunks.map((chunk) => (chunk === third ? bad : chunk))
    expect(examine({ ...raw, chunks })).toMatchObject({
      upTo: second.until,
      broken: { reason: 'unreadable_entry' },
    })
    expect(examine({ ...raw, chunks: raw.chunks.slice(1) })).toMatchObject({
      upTo: 0,
      broken: { reason: 'missing_entries' },
    })
    expect(examine({ ...raw, updates: raw.updates.slice(1) })).toMatchObject({
      upTo: raw.chunks.at(-1)?.until,
      broken: { reason: 'missing_entries' },
    })
    const snapshot = { seq: entries.length, bytes: new Uint8Array([9, 9, 9]) }
    expect(examine({ ...raw, snapshot })).toMatchObject({
      upTo: entries.length,
      broken: { reason: 'unreadable_snapshot' },
    })
  })

  it('[LG9] a compaction that was overtaken changes nothing', async () => {
    const { entries } = session('a')
    await log.create('a', null, 1)
    await log.append(entries)
    const now = (entries.at(-1)?.at ?? 0) + 2 * CHUNK_MS
    const early = await compacted(log, 'a', now)
    if (!early) throw new Error('There is something to compact.')
    await log.compact('a', early)
    const record = await log.read('a', 0)
    await expect(log.compact('a', early)).rejects.toThrow()
    expect(await log.read('a', 0)).toEqual(record)
    const [first, ...rest] = early.chunks
    if (!first) throw new Error('There are chunks.')
    const wrong = { ...early, chunks: rest }
    await log.create('b', null, 1)
    await log.append(entries.map((one) => ({ ...one, documentId: 'b' })))
    await expect(log.compact('b', wrong)).rejects.toThrow('has changed')
    expect(await log.read('b', 0)).toHaveLength(entries.length)
    expect((await log.load('b'))?.snapshot).toBeNull()
  })

  async function compactNow(now: number): Promise<void> {
    const result = await compacted(log, 'a', now)
    if (!result) throw new Error('There is nothing to compact.')
    await log.compact('a', result)
  }
})

/** Two people in one text over six minutes, at once: letters, deletions, marks, new paragraphs. */
function session(documentId: string) {
  const entries: LogEntry[] = []
  const docs = ['ada', 'ben'].map((userId, i) => {
    const doc = new Y.Doc()
    doc.clientID = i + 1
    doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin === 'other') return
      entries.push({
        documentId,
        userId,
        key: 'key',
        at: entries.length * 2000,
        bytes,
        writers: [],
      })
      for (const other of docs) if (other !== doc) Y.applyUpdate(other, bytes, 'other')
    })
    return doc
  })
  for (let i = 0; i < 180; i++) {
    const fragment = docs[i % 2]?.getXmlFragment(FRAGMENT)
    if (!fragment) continue
    const paragraph = fragment.get(fragment.length - 1)
    const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
    if (!(text instanceof Y.XmlText) || i % 40 === 0) {
      const next = new Y.XmlElement('paragraph')
      next.insert(0, [new Y.XmlText('new')])
      fragment.push([next])
    } else if (i % 7 === 0) text.delete(0, 1)
    else if (i % 11 === 0) text.format(0, text.length, { bold: true })
    else text.insert(i % (text.length + 1), 'x')
  }
  const [doc] = docs
  if (!doc) throw new Error('Nobody is here.')
  const words = () => doc.getXmlFragment(FRAGMENT).toString().length
  return { entries, doc, words }
}

/** How many updates the record has of each author. */
function countsOf(record: readonly LoggedUpdate[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { userId, updates } of record)
    counts[userId ?? ''] = (counts[userId ?? ''] ?? 0) + (updates ?? 1)
  return counts
}

function entry(documentId: string, words: string): LogEntry {
  return {
    documentId,
    userId: 'ada',
    key: 'key',
    at: 2,
    bytes: new TextEncoder().encode(words),
    writers: [],
  }
}

function fail(error: Error): void {
  throw error
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Place } from '../db/open'
import { freshPostgres } from '../db/testing/fresh-postgres'
import { LogWriter } from './log-writer'
import { openLog } from './open-log'
import { mergedState } from './room'
import type { LogEntry, UpdateLog } from './update-log'

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
    const lane = { broken: false }
    const seqs = await Promise.all(
      Array.from({ length: 50 }, (_, i) => writer.append(lane, entry('a', `${i}`))),
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
      { seq: 1, userId: 'ada', key: 'key', at: 1_800_000_000_123, bytes },
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

  it('[LG5] a snapshot shortens loading and changes nothing else', async () => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    const text = doc.getText('default')
    for (let i = 0; i < 20; i++) text.insert(i, 'x')
    text.delete(3, 5)
    await log.create('a', null, 1)
    await log.append(updates.slice(0, 15).map((bytes) => ({ ...entry('a', ''), bytes })))
    await log.snapshot('a')
    await log.append(updates.slice(15).map((bytes) => ({ ...entry('a', ''), bytes })))
    const loaded = await log.load('a')
    expect(loaded?.tail).toHaveLength(updates.length - 15)
    const reopened = new Y.Doc()
    if (loaded) Y.applyUpdate(reopened, mergedState(loaded))
    expect(reopened.getText('default').toJSON()).toBe(text.toJSON())
    expect(await log.read('a', 0)).toHaveLength(updates.length)
  })
})

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

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import * as Y from 'yjs'
import type { Place } from '../db/open'
import { freshPostgres } from '../db/testing/fresh-postgres'
import { updateIn } from './chunks'
import { compacted } from './compact'
import { contentHash } from './content-hash'
import { historyPage, type HistoryPage } from './history-page'
import { openLog } from './open-log'
import { busyDocument } from './testing/busy-document'
import { Random } from './testing/random'
import type { UpdateLog } from './update-log'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-page-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const PLACES: [name: string, place: (folder: string) => Promise<Place>][] = [
  ['SQLite', (at) => Promise.resolve({ kind: 'sqlite', path: join(at, 'log.sqlite') })],
  ['PostgreSQL', async () => ({ kind: 'postgres', url: await freshPostgres() })],
]

describe.each(PLACES)('reading a record on %s', (_, makePlace) => {
  let log: UpdateLog

  beforeEach(async () => {
    log = await openLog(await makePlace(folder), (error) => {
      throw error
    })
  })
  afterEach(() => log.close())

  it('[HI9] comes in pages that hold all of it once, gathered or not, whatever fits into one', async () => {
    const entries = await written(log)
    for (const bytes of [1, 400, 3000, 1_000_000]) {
      const updates: Uint8Array[] = []
      const numbers: number[] = []
      let after = 0
      let pages = 0
      for (let more = true; more; pages++) {
        const page = await log.page('a', after, bytes)
        if (!page) throw new Error('It is there.')
        updates.push(...page.chunks.map(updateIn), ...page.updates.map((one) => one.bytes))
        numbers.push(...page.chunks.map(({ first }) => first))
        numbers.push(...page.updates.map(({ seq }) => seq))
        expect(page.upTo).toBeGreaterThan(after)
        after = page.upTo
        more = after < page.head.seq
      }
      expect(after).toBe(entries.length)
      expect(new Set(numbers).size).toBe(numbers.length)
      expect(contentHash(updates)).toBe(contentHash(entries.map((entry) => entry.bytes)))
      if (bytes < 1000) expect(pages).toBeGreaterThan(10)
      if (bytes === 1_000_000) expect(pages).toBe(1)
    }
    expect(await log.page('nowhere', 0, 1000)).toBeNull()
  })

  it('[HI33] who wrote since an edit is the same, gathered or not', async () => {
    const entries = await written(log)
    const since = (after: number) => {
      const who = entries.slice(after).map(({ userId }) => userId)
      return [...new Set(who)].sort()
    }
    const asked = async (after: number, time = 0) => {
      const found = await log.writtenSince([
        { documentId: 'a', after, since: time },
        { documentId: 'nowhere', after, since: time },
      ])
      return found.map(([id, all]) => [id, all.map(({ userId }) => userId).sort()])
    }
    const end = entries.at(-1)?.at ?? 0
    for (const isGathered of [false, true]) {
      if (isGathered) {
        const made = await compacted(log, 'a', end + 120_000, [])
        if (made) await log.compact('a', made)
      }
      expect(await asked(0)).toEqual([['a', since(0)]])
      expect(await asked(entries.length - 1)).toEqual([['a', since(entries.length - 1)]])
      expect(await asked(entries.length)).toEqual([])
      expect(await asked(0, end)).toEqual([])
    }
  })

  it('[HI9] a minute that was still open comes whole when it is asked for again', async () => {
    const entries = await written(log)
    const end = (entries.at(-1)?.at ?? 0) + 120_000
    const made = await compacted(log, 'a', end, [])
    if (!made) throw new Error('There is something to compact.')
    await log.compact('a', made)
    // Known up to somewhere inside of a minute that is gathered by now.
    const minute = (await log.chunkHeads('a')).findLast(({ first, until }) => until - first > 1)
    if (!minute) throw new Error('Some minutes have several edits.')
    const known = minute.first
    const page = await historyPage(log, 'a', known, [])
    expect(page?.entries[0]?.until).toBe(minute.until)
    expect(page?.upTo).toBe(entries.length)
    const bytes = entries.slice(0, known).map((entry) => entry.bytes)
    const all = contentHash([...bytes, ...updatesOf(page)])
    expect(all).toBe(contentHash(entries.map((entry) => entry.bytes)))
  })

  it('[LG12] no gathered part of an open minute reaches across a pin', async () => {
    const entries = await written(log)
    const pins = [entries.length - 3]
    const page = await historyPage(log, 'a', 0, pins)
    expect(page?.entries.map(({ until }) => until)).toContain(pins[0])
  })
})

/** The updates of a page, taken apart again. */
function updatesOf(page: HistoryPage | null): Uint8Array[] {
  if (!page) throw new Error('The document is there.')
  const bytes = updateIn(page)
  let end = 0
  return page.entries.map(({ size }) => bytes.subarray(end, (end += size)))
}

/** Two people's text, most of it gathered into chunks and the last minutes not. */
async function written(log: UpdateLog) {
  const random = new Random(inject('seed'))
  let at = 1_000_000
  const entries = busyDocument(random, ['ada', 'ben'], 240).map(({ userId, update }) => {
    at += random.oneIn(4) ? 61_000 : 5000
    return { documentId: 'a', userId, key: null, at, bytes: update, writers: [] }
  })
  await log.create('a', null, 1)
  await log.append(entries.slice(0, 200))
  const made = await compacted(log, 'a', (entries[199]?.at ?? 0) + 61_000, [])
  if (made) await log.compact('a', made)
  await log.append(entries.slice(200))
  expect((await log.loose('a', 1000)).length).toBeGreaterThan(20)
  expect(Y.decodeUpdate(entries[0]?.bytes ?? new Uint8Array()).structs.length).toBeGreaterThan(0)
  return entries
}

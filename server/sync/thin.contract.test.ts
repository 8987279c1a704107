import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import * as Y from 'yjs'
import type { Place } from '../db/open'
import { freshPostgres } from '../db/testing/fresh-postgres'
import { compacted } from './compact'
import { contentHash } from './content-hash'
import { examine } from './examine'
import { openLog } from './open-log'
import { busyDocument } from './testing/busy-document'
import { Random } from './testing/random'
import { SyncServer, limitsForTests } from './testing/sync-server'
import { until } from './testing/sync-people'
import { thinned } from './thin'
import type { LoggedUpdate, UpdateLog } from './update-log'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const POLICY = { toHoursAfterMs: 2 * DAY, toDaysAfterMs: 4 * DAY }

const PLACES: [name: string, place: (folder: string) => Promise<Place>][] = [
  ['SQLite', (folder) => Promise.resolve(sqliteIn(folder))],
  ['PostgreSQL', async () => ({ kind: 'postgres', url: await freshPostgres() })],
]

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-thin-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe.each(PLACES)('thinning on %s', (_, makePlace) => {
  let log: UpdateLog

  beforeEach(async () => {
    log = await openLog(await makePlace(folder), fail)
  })
  afterEach(() => log.close())

  it('[LG11] old minutes become hours and older ones days: nothing is lost, and every character stays whose it was', async () => {
    const { entries, end } = await written(log)
    const before = await log.read('a', 0)
    await thinNow(log, end)
    const after = await log.read('a', 0)
    expect(after.length).toBeLessThan(before.length * 0.75)
    expect(authorsIn(after)).toEqual(authorsIn(entries))
    expect(bytesOf(after)).toBe(bytesOf(before))
    const raw = await log.raw('a')
    expect(raw && examine(raw)).toMatchObject({ upTo: entries.length, broken: null })
    // By age: a day, an hour, a minute at the most.
    const spans = (await log.chunkHeads('a')).map(({ from, at }) => [end - at, at - from])
    for (const [age = 0, span = 0] of spans)
      expect(span).toBeLessThan(age > 4 * DAY ? DAY : age > 2 * DAY ? HOUR : 60_000)
    const longest = Math.max(...spans.map(([, span = 0]) => span))
    expect(longest).toBeGreaterThan(HOUR)
    expect(spans.some(([age = 0, span = 0]) => age < 4 * DAY && span > 60_000)).toBe(true)
    // What is recent stays as it was, and asking again changes nothing.
    const recent = (record: LoggedUpdate[]) => record.filter(({ at }) => at > end - 2 * DAY)
    expect(recent(after)).toEqual(recent(before))
    expect(recent(after).length).toBeGreaterThan(20)
    expect(await thinned(log, 'a', POLICY, end, [])).toBeNull()
  })

  it('[LG12] what is pinned stays readable on its own: nothing is merged across it, in minutes, hours or days', async () => {
    const pins = [7, 60, 61, 150, 330]
    const { entries, end } = await written(log, pins)
    const minutes = await log.chunkHeads('a')
    await thinNow(log, end, pins)
    const heads = await log.chunkHeads('a')
    const ends = new Set(heads.map(({ until }) => until))
    expect(pins.filter((pin) => !ends.has(pin))).toEqual([])
    for (const pin of pins) {
      const upTo = await log.chunks('a', 0, pin)
      const record = (await log.read('a', 0)).slice(0, upTo.length)
      const hash = contentHash(record.map(({ bytes }) => bytes))
      expect(hash).toBe(contentHash(entries.slice(0, pin).map(({ bytes }) => bytes)))
    }
    expect(heads.length).toBeLessThan(minutes.length * 0.75)
  })

  it('[LG9] a thinning that was overtaken changes nothing, not even of what it could have', async () => {
    const { end } = await written(log)
    const spans = await thinned(log, 'a', POLICY, end, [])
    const [first, ...others] = spans ?? []
    if (!first || others.length === 0) throw new Error('There is something to thin, twice.')
    await log.thin('a', others)
    const record = await log.read('a', 0)
    await expect(log.thin('a', [first, ...others])).rejects.toThrow('has changed')
    expect(await log.read('a', 0)).toEqual(record)
    const incomplete = { ...first, chunks: first.chunks.slice(1) }
    await expect(log.thin('a', [incomplete])).rejects.toThrow('has changed')
    expect(await log.read('a', 0)).toEqual(record)
  })

  it('[LG5] never is the default', async () => {
    const { end } = await written(log)
    expect(await thinned(log, 'a', limitsForTests().thinning, end + 1000 * DAY, [])).toBeNull()
  })
})

it('[LG11, LG12, SY26] a server thins what is old by itself, up to what is pinned, and leaves broken records alone', async () => {
  const place = sqliteIn(folder)
  const log = await openLog(place, fail)
  await written(log, [150], 'a')
  await written(log, [150], 'b')
  await written(log, [150], 'a-broken')
  await log.setAside(
    { documentId: 'a-broken', at: 1, reason: 'unreadable_entry', detail: 'entry 1 of 1' },
    null,
  )
  const before = await countsOf(log)
  await log.close()
  const server = await SyncServer.start({
    place,
    limits: limitsForTests({ thinning: { toHoursAfterMs: DAY, toDaysAfterMs: DAY } }),
    pins: (documentId) => Promise.resolve(documentId === 'a' ? [150] : []),
  })
  const { record } = server.engine
  let now = await countsOf(record)
  const look = setInterval(() => void countsOf(record).then((counts) => (now = counts)), 20)
  await until('both are thinned', () => now.a < before.a / 8 && now.b < before.b / 8)
  clearInterval(look)
  expect(now.broken).toBe(before.broken)
  const ends = async (id: string) => (await record.chunkHeads(id)).map(({ until }) => until)
  expect(await ends('a')).toContain(150)
  expect(await ends('b')).not.toContain(150)
  await server.stop()
})

/** Three people in one text over six days, in bursts; ages of chunks count from the end. */
async function written(log: UpdateLog, pins: number[] = [], documentId = 'a') {
  const random = new Random(inject('seed'))
  const people = ['ada', 'ben', 'cem']
  const steps = busyDocument(random, people, 400)
  let at = 1_000_000
  const entries = steps.map(({ userId, update }, i) => {
    // Some within a minute, some minutes apart; now and then some hours.
    at += i % 67 === 66 ? 28 * HOUR : random.oneIn(3) ? 4 * 60_000 : 7000
    return { documentId, userId, key: null, at, bytes: update, writers: [] }
  })
  await log.create(documentId, null, 1)
  await log.append(entries)
  const end = at + 120_000
  const made = await compacted(log, documentId, end, pins)
  if (!made) throw new Error('There is something to compact.')
  await log.compact(documentId, made)
  return { entries, end }
}

async function thinNow(log: UpdateLog, now: number, pins: number[] = []): Promise<void> {
  const spans = await thinned(log, 'a', POLICY, now, pins)
  if (!spans) throw new Error('There is nothing to thin.')
  await log.thin('a', spans)
}

/** Whose each character is, and who took it away. */
function authorsIn(record: readonly { userId: string | null; bytes: Uint8Array }[]) {
  const authors = new Map<string, Set<string | null>>()
  const note = (
    what: string,
    client: number,
    clock: number,
    length: number,
    who: string | null,
  ) => {
    for (let i = clock; i < clock + length; i++) {
      const name = `${what} ${client}:${i}`
      authors.set(name, (authors.get(name) ?? new Set()).add(who))
    }
  }
  for (const { userId, bytes } of record) {
    const { structs, ds } = Y.decodeUpdate(bytes)
    for (const { id, length } of structs) note('wrote', id.client, id.clock, length, userId)
    for (const [client, ranges] of ds.clients)
      for (const { clock, len } of ranges) note('deleted', client, clock, len, userId)
  }
  return authors
}

function bytesOf(record: readonly LoggedUpdate[]): string {
  return Buffer.from(Y.mergeUpdates(record.map(({ bytes }) => bytes))).toString('hex')
}

async function countsOf(log: UpdateLog) {
  const count = async (id: string) => (await log.chunkHeads(id)).length
  return { a: await count('a'), b: await count('b'), broken: await count('a-broken') }
}

function sqliteIn(folder: string): Place {
  return { kind: 'sqlite', path: join(folder, 'log.sqlite') }
}

function fail(error: Error): void {
  throw error
}

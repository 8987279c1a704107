import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../../lib/protocol'
import { openDatabase, type Place } from '../db/open'
import { freshPostgres } from '../db/testing/fresh-postgres'
import { hashOfLink } from './chain'
import { checkRecord } from './check-record'
import { compacted } from './compact'
import { workOutCut } from './cut'
import { LOG_LEDGER, LOG_MIGRATIONS } from './log-migrations'
import type { LogSchema } from './log-schema'
import { logStore } from './log-store'
import { busyDocument } from './testing/busy-document'
import { Random } from './testing/random'
import { thinned } from './thin'
import type { UpdateLog } from './update-log'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const DOC = 'a'
const NOTHING_WRONG = { faults: [] }

const PLACES: [name: string, place: (folder: string) => Promise<Place>][] = [
  ['SQLite', (folder) => Promise.resolve({ kind: 'sqlite', path: join(folder, 'log.sqlite') })],
  ['PostgreSQL', async () => ({ kind: 'postgres', url: await freshPostgres() })],
]

describe.each(PLACES)('the chain of a record on %s', (_, makePlace) => {
  let folder: string
  let place: Place
  let db: Kysely<LogSchema>
  let log: UpdateLog

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'throughline-chain-'))
    place = await makePlace(folder)
    await open()
  })
  afterEach(async () => {
    await db.destroy()
    rmSync(folder, { recursive: true })
  })

  async function open(migrations = LOG_MIGRATIONS): Promise<void> {
    db = await openDatabase<LogSchema>(place, migrations, LOG_LEDGER)
    log = logStore(db)
  }

  /** Three people in one text over days; the last minutes are in no chunk. */
  async function written(): Promise<number> {
    const random = new Random(inject('seed'))
    const steps = busyDocument(random, ['ada', 'ben', 'cem'], 300)
    let at = 1_000_000
    const entries = steps.map(({ userId, update }, i) => {
      at += i % 67 === 66 ? 28 * HOUR : random.oneIn(3) ? 4 * 60_000 : 7000
      return { documentId: DOC, userId, key: 'a-session', at, bytes: update, writers: [] }
    })
    await log.create(DOC, null, 1)
    await log.append(entries.slice(0, 150))
    await compact(entries[149]?.at ?? at)
    await log.append(entries.slice(150))
    await compact(at + 60_000)
    const last = entries.at(-1)
    at += 5 * 60_000
    if (last) await log.append([{ ...last, at, bytes: new Uint8Array([0, 0]) }])
    return at
  }

  async function compact(now: number): Promise<void> {
    const made = await compacted(log, DOC, now)
    if (made) await log.compact(DOC, made)
  }

  async function thin(end: number): Promise<void> {
    const policy = { toHoursAfterMs: DAY, toDaysAfterMs: 3 * DAY }
    const spans = await thinned(log, DOC, policy, end + 2 * DAY, [])
    if (!spans) throw new Error('There is something to thin.')
    await log.thin(DOC, spans)
  }

  async function found() {
    const check = await checkRecord(db, DOC)
    if (!check) throw new Error('The document is there.')
    return check
  }

  async function codes(): Promise<string[]> {
    return (await found()).faults.map(({ code, at }) => `${code} ${at}`)
  }

  /** The first edits of chunks, oldest first. */
  async function firsts(): Promise<number[]> {
    return (await log.chunkHeads(DOC)).map(({ first }) => first)
  }

  async function bytesAt(first: number): Promise<Uint8Array> {
    const row = await db
      .selectFrom('chunks')
      .select('bytes')
      .where('first_seq', '=', first)
      .executeTakeFirstOrThrow()
    return new Uint8Array(row.bytes)
  }

  function change(first: number, values: object) {
    return db.updateTable('chunks').set(values).where('first_seq', '=', first).execute()
  }

  it('[HI50] holds after compacting, thinning, cutting and a restored backup, and says what is not in it yet', async () => {
    const end = await written()
    const compactedOnly = await found()
    expect(compactedOnly).toMatchObject(NOTHING_WRONG)
    expect(compactedOnly.links).toBe(2)
    expect(compactedOnly.loose).toBeGreaterThan(0)
    const { head: recorded } = (await log.raw(DOC)) ?? {}
    expect(compactedOnly.edits + compactedOnly.loose).toBe(recorded?.seq)

    await thin(end)
    const afterThinning = await found()
    expect(afterThinning).toMatchObject(NOTHING_WRONG)
    expect(afterThinning.replaced).toBeGreaterThan(1)
    expect(afterThinning.chunks).toBeLessThan(compactedOnly.chunks)

    await log.beginEpoch(7, end)
    expect(await found()).toMatchObject(NOTHING_WRONG)
    const links = await log.links(DOC, 0)
    expect(links.at(-1)).toMatchObject({ kind: 'restored' })
    const thinnings = links.filter(({ kind }) => kind === 'thinned')
    for (const { facts } of thinnings)
      expect(JSON.parse(facts)).toMatchObject({ period: expect.stringMatching(/hour|day/) })

    // Every link that was ever the newest is there as it was.
    const noted = [compactedOnly.head, afterThinning.head]
    expect(await checkRecord(db, DOC, noted)).toMatchObject(NOTHING_WRONG)

    await db
      .updateTable('updates')
      .set({ bytes: new Uint8Array([9, 9, 9]) })
      .execute()
    const raw = await log.raw(DOC)
    const cut = raw && workOutCut(raw, end)
    if (!cut) throw new Error('Something can be replayed.')
    await log.cut(DOC, cut, end)
    expect(await found()).toMatchObject(NOTHING_WRONG)
    expect((await log.links(DOC, 0)).at(-1)).toMatchObject({ kind: 'cut' })
    await compact(end + DAY)
    expect(await found()).toMatchObject({ faults: [], loose: 0 })
  })

  it('[HI50] names a part of which one byte was flipped, or of which author or time was changed', async () => {
    await written()
    const [, second = 0, third = 0, fourth = 0] = await firsts()
    const bytes = await bytesAt(second)
    const middle = bytes.length >> 1
    bytes[middle] = (bytes[middle] ?? 0) ^ 1
    await change(second, { bytes })
    await change(third, { user_id: 'mallory' })
    await change(fourth, { at: 5 })
    expect(await codes()).toEqual([second, third, fourth].map((at) => `part-changed ${at}`))
  })

  it('[HI50] names a part that was taken out, one that was put in, and two that were swapped', async () => {
    await written()
    const [one = 0, two = 0, three = 0] = await firsts()
    const [bytesOne, bytesTwo] = [await bytesAt(one), await bytesAt(two)]
    await change(one, { bytes: bytesTwo })
    await change(two, { bytes: bytesOne })
    expect(await codes()).toEqual([`part-changed ${one}`, `part-changed ${two}`])
    await change(one, { bytes: bytesOne })
    await change(two, { bytes: bytesTwo })
    expect(await codes()).toEqual([])

    await db.deleteFrom('chunks').where('first_seq', '=', three).execute()
    expect(await codes()).toContain(`part-missing ${three}`)
    expect((await codes()).some((code) => code.startsWith('edits-missing'))).toBe(true)
  })

  it('[HI50] names a link that was changed or taken out, and a chain that was written anew', async () => {
    const end = await written()
    await thin(end)
    const { head } = await found()
    const links = await log.links(DOC, 0)
    const second = links[1]
    if (!second) throw new Error('There are two links.')
    await db.updateTable('links').set({ at: 1 }).where('number', '=', 2).execute()
    expect(await codes()).toEqual(['link-changed 2'])
    await db.deleteFrom('links').where('number', '=', 2).execute()
    expect(await codes()).toContain('link-missing 2')
    // As somebody would who may write into the database: all of it anew, from one place on.
    await db
      .insertInto('links')
      .values({ ...second, document_id: DOC, at: 1 })
      .execute()
    let before = links[0]?.hash ?? ''
    for (const { number, at, kind, facts } of await log.links(DOC, 1)) {
      before = hashOfLink(before, { number, at, kind, facts })
      await db.updateTable('links').set({ hash: before }).where('number', '=', number).execute()
    }
    expect(await codes()).toEqual([])
    const noticed = await checkRecord(db, DOC, [head])
    expect(noticed?.faults).toEqual([{ code: 'chain-rewritten', at: head.number }])
  })

  it('[HI53] notices a text that opens as something else than its history says', async () => {
    await written()
    const doc = new Y.Doc()
    const loaded = await log.load(DOC)
    Y.applyUpdate(doc, loaded?.snapshot ?? new Uint8Array([0, 0]))
    const block = new Y.XmlElement('paragraph')
    block.insert(0, [new Y.XmlText('The hall never closes.')])
    doc.getXmlFragment(FRAGMENT).push([block])
    await db
      .updateTable('snapshots')
      .set({ bytes: Y.encodeStateAsUpdate(doc) })
      .execute()
    expect((await found()).faults).toMatchObject([{ code: 'text-differs' }])
  })

  it('[HI51] begins with what was there before, as it lies, and goes on from there', async () => {
    await db.destroy()
    place = await makePlace(mkdtempSync(join(folder, 'older-')))
    const older = Object.entries(LOG_MIGRATIONS).filter(([name]) => name !== '0018-chain')
    await open(Object.fromEntries(older))
    // What compacting did before: chunks without links.
    await log.create(DOC, null, 1)
    const steps = busyDocument(new Random(inject('seed')), ['ada', 'ben'], 200)
    await log.append(
      steps.map(({ userId, update }, i) => ({
        ...{ documentId: DOC, userId, key: null, at: 1000 + i * 40_000, bytes: update },
        writers: [],
      })),
    )
    const made = await compacted(log, DOC, 1000 + 100 * 40_000)
    if (!made) throw new Error('There is something to compact.')
    for (const chunk of made.chunks)
      await db
        .insertInto('chunks')
        .values({
          ...{ document_id: DOC, first_seq: chunk.first, last_seq: chunk.last },
          ...{ until_seq: chunk.until, user_id: chunk.userId, session_key: chunk.key },
          ...{ from_at: chunk.from, at: chunk.at, updates: chunk.updates, bytes: chunk.bytes },
        })
        .execute()
    await db.deleteFrom('updates').where('seq', '<=', made.upTo).execute()
    await db
      .insertInto('snapshots')
      .values({
        document_id: DOC,
        seq: steps.length,
        bytes: made.snapshot?.bytes ?? new Uint8Array(),
      })
      .execute()
    await db.destroy()
    await open()
    const begun = await found()
    expect(begun).toMatchObject({ faults: [], chunks: made.chunks.length })
    expect((await log.links(DOC, 0)).every(({ kind }) => kind === 'begun')).toBe(true)
    await compact(1000 + 300 * 40_000)
    expect(await found()).toMatchObject({ faults: [], loose: 0 })
    expect((await log.links(DOC, 0)).at(-1)).toMatchObject({ kind: 'gathered' })
  })
})

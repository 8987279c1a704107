import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Place } from '../db/open'
import { freshPostgres } from '../db/testing/fresh-postgres'
import { compacted } from './compact'
import { contentHash } from './content-hash'
import { openLog } from './open-log'
import { editAlone, recordUntil } from './record-until'
import { paragraphs } from './testing/paragraphs'
import type { UpdateLog } from './update-log'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-until-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const PLACES: [name: string, place: (folder: string) => Promise<Place>][] = [
  ['SQLite', (at) => Promise.resolve({ kind: 'sqlite', path: join(at, 'log.sqlite') })],
  ['PostgreSQL', async () => ({ kind: 'postgres', url: await freshPostgres() })],
]
const ALL = 40
/** One that restored, and the one before it. */
const PINS = [20, 21]

describe.each(PLACES)('a record up to one edit on %s', (_, makePlace) => {
  let log: UpdateLog
  const updates = paragraphs(ALL)

  beforeEach(async () => {
    log = await openLog(await makePlace(folder), (error) => {
      throw error
    })
    await log.create('a', null, 1)
    // All of one author within a minute.
    const entry = { documentId: 'a', userId: 'ada', key: null, writers: [] }
    await log.append(updates.map((bytes, i) => ({ ...entry, at: 1000 + i, bytes })))
  })
  afterEach(() => log.close())

  const gather = async (pins: readonly number[]) => {
    const made = await compacted(log, 'a', 1_000_000, pins)
    if (!made) throw new Error('There is something to compact.')
    await log.compact('a', made)
  }

  it('[HI12] is the text after every edit; after a gathered one, as near before it as can be told', async () => {
    for (const edit of [1, 7, ALL]) {
      const then = await recordUntil(log, 'a', edit)
      expect(then?.edit).toBe(edit)
      expect(then?.at).toBe(999 + edit)
      expect(contentHash([then?.update ?? new Uint8Array()])).toBe(
        contentHash(updates.slice(0, edit)),
      )
    }
    await gather(PINS)
    const gathered = await Promise.all([19, 20, 21, 33, 99].map((e) => recordUntil(log, 'a', e)))
    expect(gathered.map((then) => then?.edit)).toEqual([undefined, 20, 21, 21, ALL])
    expect(contentHash([gathered[2]?.update ?? new Uint8Array()])).toBe(
      contentHash(updates.slice(0, 21)),
    )
    expect(await recordUntil(log, 'nowhere', 9)).toBeNull()
  })

  it('[HI15, HI18] an edit that restored is told apart for good, where it is a pin', async () => {
    const before = await editAlone(log, 'a', 21)
    await gather(PINS)
    const after = await editAlone(log, 'a', 21)
    expect(after).not.toBeNull()
    const shows = (alone: typeof after) =>
      alone && [contentHash([alone.before]), contentHash([alone.before, alone.bytes])]
    expect(shows(after)).toEqual(shows(before))
    expect(Y.decodeUpdate(after?.bytes ?? new Uint8Array()).structs).toHaveLength(1)
    expect(await editAlone(log, 'a', 33)).toBeNull()
  })
})

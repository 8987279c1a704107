import BetterSqlite from 'better-sqlite3'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { CLOSE } from '../../lib/protocol'
import { compacted } from './compact'
import { workOutCut } from './cut'
import { examine } from './examine'
import { ready, saved, textOf, type, until } from './testing/sync-people'
import { DOC, SyncStage } from './testing/sync-stage'

const LATER = 10 * 60_000

describe('a record that is cut', () => {
  const stage = new SyncStage()

  /** Of what Ada typed, one word an entry: entry 1 is the server's. */
  beforeEach(async () => {
    for (const word of ['one ', 'two ', 'three ', 'four ', 'five '])
      await stage.server.engine.edit(DOC, { userId: 'ada', key: null }, (doc) => {
        textOf(doc).insert(textOf(doc).length, word)
      })
  })

  /** Changes the log's file behind the engine's back, while it is away. */
  async function away(change: (file: BetterSqlite.Database) => void): Promise<void> {
    const { place } = stage.server
    await stage.server.close()
    if (place.kind !== 'sqlite') throw new Error('This stage stands on SQLite.')
    const file = new BetterSqlite(place.path)
    change(file)
    file.close()
    await stage.server.open()
  }

  function breakEntry(seq: number, bytes: number[] = [9, 9, 9]): Promise<void> {
    return away((file) =>
      file.prepare('update updates set bytes = ? where seq = ?').run(Buffer.from(bytes), seq),
    )
  }

  /** As when everything in the record is old. */
  async function makeSmaller(): Promise<void> {
    const { record } = stage.server.engine
    const smaller = await compacted(record, DOC, Date.now() + LATER)
    if (!smaller) throw new Error('There is something to make smaller.')
    await record.compact(DOC, smaller)
  }

  async function cut() {
    const { engine } = stage.server
    await expect(engine.state(DOC)).rejects.toMatchObject({ code: 'quarantined' })
    const raw = await engine.quarantine.raw(DOC)
    const worked = workOutCut(raw, Date.now())
    if (!worked) throw new Error('Something is left.')
    await engine.quarantine.cut(DOC, worked)
    return worked
  }

  async function words(): Promise<string> {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, (await stage.server.engine.state(DOC)).update)
    return textOf(doc).toJSON()
  }

  /** What lies there can be replayed, also when it is made smaller, and shows the same. */
  async function isSound(): Promise<void> {
    const { engine } = stage.server
    const text = await words()
    expect(examine(await engine.quarantine.raw(DOC)).broken).toBeNull()
    await makeSmaller()
    expect(examine(await engine.quarantine.raw(DOC)).broken).toBeNull()
    expect(await words()).toBe(text)
  }

  it('[SY33] opens with what came before the damage, under numbers that go on growing', async () => {
    await breakEntry(4)
    const { upTo, loss } = await cut()
    expect([upTo, loss?.entries]).toEqual([3, 3])
    expect(await words()).toBe('one two ')
    // Six there were, and the mark of the new history.
    expect((await stage.server.engine.state(DOC)).seq).toBe(7)
    const ben = stage.person('ben')
    await ready(ben)
    type(ben, 'more')
    await saved(ben)
    expect((await stage.server.engine.state(DOC)).seq).toBe(8)
    ben.destroy()
    await away(() => undefined)
    expect(stage.server.engine.quarantine.list()).toEqual([])
    await isSound()
    expect(await words()).toBe('one two more')
  })

  it('[SY33] a copy that has more is kept apart, and brings nothing back', async () => {
    const ada = stage.person('ada')
    await ready(ada)
    await breakEntry(4)
    await until('she is told', () => ada.status.quarantined)
    type(ada, 'six ')
    await cut()
    ada.reconnect()
    await until('she is refused', () => ada.status.closed?.code === CLOSE.otherEpoch)
    expect(ada.apart).toHaveLength(1)
    const doc = new Y.Doc()
    for (const { update } of ada.apart) Y.applyUpdate(doc, update)
    expect(textOf(doc).toJSON()).toBe('one two three four five six ')
    expect(await words()).toBe('one two ')
  })

  it('[SY33] an entry that lost what it said is cut from where others rest on it, whoever wrote them', async () => {
    await breakEntry(3, [0, 0])
    const { upTo } = await cut()
    expect(upTo).toBe(3)
    expect(await words()).toBe('one ')
    await isSound()
  })

  it('[SY33] what was made smaller is cut at the end of a minute', async () => {
    await makeSmaller()
    await stage.server.engine.edit(DOC, { userId: 'ada', key: null }, (doc) => {
      textOf(doc).insert(textOf(doc).length, 'six ')
    })
    await breakEntry(7)
    const { upTo } = await cut()
    expect(upTo).toBe(6)
    expect(await words()).toBe('one two three four five ')
    await isSound()
  })

  it('[SY33] a broken snapshot costs nothing when all entries are there: no word, no new history', async () => {
    await makeSmaller()
    const { epoch } = (await stage.server.engine.record.heads([DOC]))[0]?.[1] ?? {}
    await away((file) => file.prepare('update snapshots set bytes = ?').run(Buffer.from([9])))
    const { loss } = await cut()
    expect(loss).toBeNull()
    expect(await words()).toBe('one two three four five ')
    expect((await stage.server.engine.record.heads([DOC]))[0]?.[1].epoch).toBe(epoch)
  })

  it('[SY33] nothing is cut when nothing would be left, or when the record has changed meanwhile', async () => {
    await breakEntry(5)
    const { engine } = stage.server
    await expect(engine.state(DOC)).rejects.toMatchObject({ code: 'quarantined' })
    const raw = await engine.quarantine.raw(DOC)
    const worked = workOutCut(raw, Date.now())
    if (!worked) throw new Error('Something is left.')
    await expect(engine.quarantine.cut(DOC, { ...worked, before: 5 })).rejects.toThrow('changed')
    expect(await engine.quarantine.raw(DOC)).toEqual(raw)
    expect(engine.quarantine.list()).toHaveLength(1)
    const [first, ...rest] = raw.updates
    if (!first) throw new Error('There are entries.')
    const updates = [{ ...first, bytes: new Uint8Array([9]) }, ...rest]
    expect(workOutCut({ ...raw, updates }, Date.now())).toBeNull()
  })
})

import BetterSqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { CLOSE, FRAGMENT, QUARANTINE } from '../../lib/protocol'
import { BrokenRecord } from './broken-record'
import { openLog } from './open-log'
import { paragraphs } from './testing/paragraphs'
import { connect, makeDocument, ready, saved, textOf, type, until } from './testing/sync-people'
import { SyncStage } from './testing/sync-stage'
import type { UpdateLog } from './update-log'

const stage = new SyncStage()
const BAD = 'a-broken-document'
const BROKEN_BYTES = Buffer.from([9, 9, 9])
const SERVER = { userId: null, key: null }

/** Changes the log's file behind the engine's back. */
function inFile(sql: string, ...values: unknown[]): void {
  const { place } = stage.server
  if (place.kind !== 'sqlite') throw new Error('This stage stands on SQLite.')
  const file = new BetterSqlite(place.path)
  file.prepare(sql).run(...values)
  file.close()
}

function breakEntry(documentId: string, seq: number): void {
  inFile(
    'update updates set bytes = ? where document_id = ? and seq = ?',
    ...[BROKEN_BYTES, documentId, seq],
  )
}

interface Counted {
  /** Ids of documents that were read, in order. */
  loads: string[]
}

/** A stage whose log counts what is read; `parts` are put in place of the log's own. */
async function counting(parts: (log: UpdateLog) => Partial<UpdateLog> = () => ({})) {
  const counted: Counted = { loads: [] }
  await stage.restart({
    openLog: async (place, onDeath) => {
      const log = await openLog(place, onDeath)
      const changed = { ...log, ...parts(log) }
      return {
        ...changed,
        load(documentId) {
          counted.loads.push(documentId)
          return changed.load(documentId)
        },
      }
    },
  })
  await makeDocument(stage.server, BAD)
  return { ...counted, times: () => counted.loads.filter((id) => id === BAD).length }
}

function bad(user: string) {
  const live = connect(stage.server, BAD, user)
  return { live, [Symbol.dispose]: () => live.destroy() }
}

/** Opens the broken document once, as a browser does; answers how it was closed. */
function knock(): Promise<{ code: number; reason: string }> {
  const socket = new WebSocket(`${stage.server.url}/${BAD}?user=ada`)
  return new Promise((resolve) =>
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() })),
  )
}

const REFUSED = { code: CLOSE.serverFault, reason: QUARANTINE }

describe('quarantine', () => {
  it('[SY26] a document whose bytes are broken is refused without reading it again; neighbours go on', async () => {
    const read = await counting()
    const ada = stage.person('ada')
    await ready(ada)
    breakEntry(BAD, 1)
    expect(await knock()).toEqual(REFUSED)
    expect(read.times()).toBe(1)
    for (let i = 0; i < 20; i++) {
      type(ada, `${i} `)
      expect(await knock()).toEqual(REFUSED)
    }
    await saved(ada)
    await expect(stage.server.engine.state(BAD)).rejects.toMatchObject({ code: 'quarantined' })
    const change = (doc: Y.Doc) => doc.getXmlFragment(FRAGMENT).push([new Y.XmlText('x')])
    await expect(stage.server.engine.edit(BAD, SERVER, change)).rejects.toMatchObject({
      code: 'quarantined',
    })
    expect(read.times()).toBe(1)
    expect(stage.server.engine.stats()).toMatchObject({ quarantined: 1, rooms: 1 })
    const ben = stage.person('ben')
    await ready(ben)
    expect(textOf(ben.doc).toJSON()).toBe(textOf(ada.doc).toJSON())
    const raw = await stage.server.engine.record.raw(BAD)
    expect(raw?.updates.map(({ bytes }) => Buffer.from(bytes))).toEqual([BROKEN_BYTES])
  })

  it('[SY26] it is remembered over a restart, with when and why and not a word of the text', async () => {
    const read = await counting()
    await stage.server.engine.edit(BAD, SERVER, (doc) => textOf(doc).insert(0, 'a secret'))
    breakEntry(BAD, 1)
    await stage.server.close()
    await stage.server.open()
    const since = Date.now()
    await expect(stage.server.engine.state(BAD)).rejects.toMatchObject({ code: 'quarantined' })
    await stage.server.close()
    await stage.server.open()
    const before = read.times()
    expect(await knock()).toEqual(REFUSED)
    expect(read.times()).toBe(before)
    const [one] = stage.server.engine.quarantine.list()
    expect(one).toEqual({
      documentId: BAD,
      at: one?.at,
      reason: 'unreadable_entry',
      detail: 'entry 1 of 2',
    })
    expect(one?.at).toBeGreaterThanOrEqual(since)
  })

  it.each([
    [
      'an entry is gone',
      'delete from updates where document_id = ? and seq = 2',
      'missing_entries',
    ],
    [
      'there is one too many',
      'update documents set head_seq = head_seq - 1 where id = ?',
      'spare_entries',
    ],
    [
      'an entry lost what it said',
      "update updates set bytes = x'0000' where document_id = ? and seq = 2",
      'missing_edits',
    ],
  ])('[SY26] so is one of which %s', async (_, sql, reason) => {
    await counting()
    await stage.server.engine.record.append(
      paragraphs(5).map((bytes) => ({ ...SERVER, documentId: BAD, at: 1, bytes, writers: [] })),
    )
    inFile(sql, BAD)
    await expect(stage.server.engine.state(BAD)).rejects.toMatchObject({ code: 'quarantined' })
    expect(stage.server.engine.quarantine.list()).toMatchObject([{ documentId: BAD, reason }])
  })

  it('[SY27] a database that does not answer proves nothing: the document opens when it does', async () => {
    let failing = true
    const read = await counting((log) => ({
      load: (documentId) =>
        failing && documentId === BAD
          ? Promise.reject(new Error('database is locked'))
          : log.load(documentId),
    }))
    expect(await knock()).toEqual({ code: CLOSE.serverFault, reason: '' })
    await expect(stage.server.engine.state(BAD)).rejects.toThrow('database is locked')
    expect(read.times()).toBe(2)
    expect(await stage.server.engine.record.quarantined()).toEqual([])
    failing = false
    using ada = bad('ada')
    await ready(ada.live)
  })

  it('[SY26] what the compactor proves is set aside while people are in it, with what memory holds', async () => {
    await counting()
    const { engine } = stage.server
    await engine.record.append(
      paragraphs(1998).map((bytes) => ({ ...SERVER, documentId: BAD, at: 1, bytes, writers: [] })),
    )
    using ada = bad('ada')
    await ready(ada.live)
    breakEntry(BAD, 7)
    ada.live.doc.getXmlFragment(FRAGMENT).push([new Y.XmlElement('paragraph')])
    await until('it is set aside', () => ada.live.status.quarantined)
    expect(engine.quarantine.list()).toMatchObject([
      { documentId: BAD, reason: 'unreadable_entry', detail: 'entry 7 of 2000' },
    ])
    const held = (await engine.record.raw(BAD))?.held
    const doc = new Y.Doc()
    Y.applyUpdate(doc, held ?? new Uint8Array())
    expect(doc.getXmlFragment(FRAGMENT).length).toBe(2000)
  })

  it('[SY28] it opens again once it is mended and released, with what was typed meanwhile', async () => {
    await counting()
    const { engine } = stage.server
    using ada = bad('ada')
    await ready(ada.live)
    const raw = await engine.record.raw(BAD)
    const whole = raw?.updates[0]?.bytes
    await stage.server.close()
    type(ada.live, 'meanwhile')
    breakEntry(BAD, 1)
    await stage.server.open()
    await until('she is told', () => ada.live.status.quarantined)
    expect(ada.live.status).toMatchObject({ phase: 'offline', ready: true })
    const { quarantine } = stage.server.engine
    await expect(quarantine.release(BAD)).rejects.toMatchObject({ reason: 'unreadable_entry' })
    expect(quarantine.list()).toHaveLength(1)
    expect(await knock()).toEqual(REFUSED)
    inFile('update updates set bytes = ? where document_id = ? and seq = 1', whole, BAD)
    expect(await quarantine.release(BAD)).toMatchObject({ upTo: 1, head: 1, broken: null })
    expect(await stage.server.engine.record.quarantined()).toEqual([])
    ada.live.reconnect()
    await saved(ada.live)
    expect(ada.live.status.quarantined).toBe(false)
    const { update } = await stage.server.engine.state(BAD)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, update)
    expect(textOf(doc).toJSON()).toBe('meanwhile')
    await expect(quarantine.release(BAD)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('[SY26] without a memory it would be read again: this is noticed', async () => {
    const read = await counting(() => ({ setAside: () => Promise.resolve() }))
    breakEntry(BAD, 1)
    await knock()
    await stage.server.close()
    await stage.server.open()
    await knock()
    expect(read.times()).toBe(2)
  })

  it('[SY27] taking trouble of the database for broken bytes would be noticed', async () => {
    await counting(() => ({
      load: () => Promise.reject(new BrokenRecord('missing_entries', 'the database is locked')),
    }))
    expect(await knock()).toEqual(REFUSED)
    expect(await stage.server.engine.record.quarantined()).toHaveLength(1)
  })
})

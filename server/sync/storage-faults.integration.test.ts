import {
  closeSync,
  copyFileSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import type { Place } from '../db/open'
import { freshPostgres } from '../db/testing/fresh-postgres'
import { CLOSE } from '../../lib/protocol'
import { openLog } from './open-log'
import { Random } from './testing/random'
import { SmallDisk } from './testing/small-disk'
import {
  connect,
  makeDocument,
  RawClient,
  ready,
  saved,
  textOf,
  type,
  until,
} from './testing/sync-people'
import { limitsForTests, SyncServer } from './testing/sync-server'
import { lostFrom, textFrom, TokenWriter, tokensIn } from './testing/token-writer'
import type { UpdateLog } from './update-log'

// T5 of the acceptance suite: the disk, the file and the database fail while people type.
const DOC = 'a-document'
const FAULTS = Number(process.env.FAULTS ?? 40)

describe('storage that fails', () => {
  let folder: string
  let place: Place
  let server: SyncServer | null = null
  const writers: TokenWriter[] = []
  const stops: (() => void)[] = []

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'throughline-faults-'))
    place = { kind: 'sqlite', path: join(folder, 'log.sqlite') }
  })

  afterEach(async () => {
    for (const writer of writers.splice(0)) writer.stop()
    for (const stop of stops.splice(0)) stop()
    await server?.stop()
    server = null
    rmSync(folder, { recursive: true, force: true })
  })

  async function serve(
    openItsLog: (place: Place, onDeath: (error: Error) => void) => Promise<UpdateLog> = openLog,
  ): Promise<SyncServer> {
    const limits = limitsForTests({ maxUpdatesPerSecond: 100_000, compactAfterUpdates: 100 })
    server = await SyncServer.start({ place, limits, openLog: openItsLog })
    await makeDocument(server, DOC)
    return server
  }

  function write(on: SyncServer, count: number): void {
    for (let i = 0; i < count; i++) writers.push(new TokenWriter(`w${i}`, on.url, DOC))
  }

  /** All are back, everything is saved, and what was typed is there once, everywhere. */
  async function isWhole(on: SyncServer): Promise<void> {
    for (const writer of writers) writer.rest()
    await until(
      'everything is saved',
      () => {
        for (const { live } of writers) if (live.status.phase === 'reconnecting') live.reconnect()
        return writers.every((writer) => writer.isSaved)
      },
      30_000,
    )
    await until('all copies are equal', () => new Set(writers.map(({ text }) => text)).size === 1)
    const text = textFrom((await on.engine.record.read(DOC, 0)).map(({ bytes }) => bytes))
    expect(text).toBe(writers[0]?.text)
    const issued = writers.flatMap((writer) => writer.issued)
    expect(issued.length).toBeGreaterThan(0)
    expect(tokensIn(text).sort()).toEqual(issued.sort())
  }

  it(`[SY24] ${FAULTS} commits fail, before or after they reached the disk: nothing saved or seen is lost, nothing is there twice`, async () => {
    const random = new Random(inject('seed'))
    let failed = 0
    const record: { current: UpdateLog | null } = { current: null }
    const on = await serve(async (at, onDeath) => {
      const log = await openLog(at, onDeath)
      record.current = log
      return {
        ...log,
        async append(batch) {
          const fails = writers.length > 0 && failed < FAULTS && random.share() < 0.3
          if (!fails) return log.append(batch)
          failed += 1
          // Half of them are on disk, and nobody hears of it: the worst kind of failure.
          if (random.share() < 0.5) await log.append(batch)
          throw new Error('The disk has failed, as this test wanted.')
        },
      }
    })
    write(on, 6)
    await until(
      'enough has failed',
      () => {
        for (const { live } of writers) if (live.status.phase === 'reconnecting') live.reconnect()
        return failed >= FAULTS
      },
      60_000,
    )
    const text = textFrom(((await record.current?.read(DOC, 0)) ?? []).map(({ bytes }) => bytes))
    expect(lostFrom(text, writers)).toEqual([])
    await isWhole(on)
  }, 120_000)

  it('[SY24] the same test notices a server that takes a failed commit for a good one', async () => {
    const random = new Random(inject('seed'))
    const on = await serve(async (at, onDeath) => {
      const log = await openLog(at, onDeath)
      const heads = new Map<string, number>()
      return {
        ...log,
        async load(documentId) {
          const loaded = await log.load(documentId)
          if (loaded) heads.set(documentId, loaded.seq)
          return loaded
        },
        async append(batch) {
          if (writers.length === 0 || random.share() < 0.7) await log.append(batch)
          return batch.map(({ documentId }) => {
            const seq = (heads.get(documentId) ?? 0) + 1
            heads.set(documentId, seq)
            return seq
          })
        },
      }
    })
    write(on, 6)
    await until('much is typed', () => writers.every(({ acknowledged }) => acknowledged > 20))
    const text = textFrom((await on.engine.record.read(DOC, 0)).map(({ bytes }) => bytes))
    expect(lostFrom(text, writers).length).toBeGreaterThan(0)
  })

  it('[SY24] a full disk: nothing is called saved, readers read on, and all is stored once there is room, without a restart', async () => {
    const disk = await SmallDisk.open(join(folder, 'log.sqlite'))
    const on = await serve(() => Promise.resolve(disk.log))
    write(on, 3)
    await until('something is saved', () => writers.every(({ acknowledged }) => acknowledged > 5))
    disk.fill()
    await until(
      'nobody is told that it is saved',
      () => writers.every(({ isSaved, live }) => !isSaved && live.status.phase !== 'live'),
      30_000,
    )
    const acknowledged = writers.map((writer) => writer.acknowledged)
    const reader = connect(on, DOC, 'reader')
    stops.push(() => reader.destroy())
    on.rights.set('reader', 'read')
    await until('a reader reads', () => reader.status.ready && textOf(reader.doc).length > 0)
    expect(lostFrom(textFrom(await stored(on)), writers)).toEqual([])
    expect(writers.map((writer) => writer.acknowledged)).toEqual(acknowledged)
    disk.makeRoom()
    await isWhole(on)
    const file = new BetterSqlite(join(folder, 'log.sqlite'))
    expect(file.pragma('integrity_check', { simple: true })).toBe('ok')
    file.close()
  }, 90_000)

  it('[SY24] somebody else holds the database: the server stays awake, and saves when it is let go', async () => {
    const on = await serve()
    const [ada, ben] = ['ada', 'ben'].map((user) => connect(on, DOC, user))
    if (!ada || !ben) throw new Error('There are two.')
    stops.push(
      () => ada.destroy(),
      () => ben.destroy(),
    )
    await ready(ada, ben)
    const other = new BetterSqlite(join(folder, 'log.sqlite'))
    other.exec('begin immediate')
    type(ada, 'kept ')
    await until('it waits', () => ada.status.save.kind === 'saving')
    // Whoever waits for the lock is not the thread that serves people: presence goes on.
    const here = { tname: 'default', assoc: 0 }
    ben.awareness.setLocalStateField('cursor', { anchor: here, head: here })
    await until('ada sees ben move', () => {
      const state = ada.awareness.getStates().get(ben.doc.clientID) as
        { cursor?: unknown } | undefined
      return JSON.stringify(state?.cursor ?? null).includes('default')
    })
    expect(ada.status.save.kind).toBe('saving')
    expect(textOf(ben.doc).toJSON()).toBe('')
    // So long that the log gives up: the room is given up with it, and comes back.
    await until('the room was given up', () => ada.status.phase !== 'live', 15_000)
    other.exec('rollback')
    other.close()
    await saved(ada)
    await until('ben sees it', () => textOf(ben.doc).toJSON() === 'kept ')
  }, 60_000)

  it.each([
    // The last page of an entry holds words only: what it says now is no update.
    ['the words of an entry', 6000, 0, { quarantined: 1, damaged: 0 }],
    // One before it also tells where the next is: the database itself has to give up.
    ['the way to them', 4000, 12_000, { quarantined: 0, damaged: 1 }],
  ])(
    '[SY15] [SY34] a file damaged in %s: what lies there fails alone, is never opened empty nor read with each attempt, and its neighbours open',
    async (_, before, after, stats) => {
      let reads = 0
      const on = await serve(async (at, onDeath) => {
        const log = await openLog(at, onDeath)
        return {
          ...log,
          load(documentId) {
            if (documentId === DOC) reads += 1
            return log.load(documentId)
          },
        }
      })
      await makeDocument(on, 'a-neighbour')
      const ada = connect(on, DOC, 'ada')
      stops.push(() => ada.destroy())
      await ready(ada)
      for (let i = 0; i < 40; i++) type(ada, 'x'.repeat(before) + SIGN + 'x'.repeat(after))
      await saved(ada)
      await on.close()
      const file = join(folder, 'log.sqlite')
      copyFileSync(file, `${file}.whole`)
      damage(file)
      reads = 0
      await on.open()
      ada.reconnect()
      await until('she is told that it cannot be opened', () => ada.status.quarantined)
      const eve = connect(on, 'a-neighbour', 'eve')
      stops.push(() => eve.destroy())
      await ready(eve)
      for (let i = 0; i < 20; i++) {
        const ben = new RawClient(`${on.url}/${DOC}?user=ben`)
        await ben.closedWith(CLOSE.serverFault)
        expect(ben.frames).toEqual([])
      }
      await expect(on.engine.state(DOC)).rejects.toMatchObject({ code: 'quarantined' })
      expect(reads).toBeLessThan(10)
      type(eve, 'nothing amiss here')
      await saved(eve)
      // Nothing is noted in a file that the database cannot trust.
      expect(on.engine.stats()).toMatchObject(stats)
      expect(await on.engine.record.quarantined()).toHaveLength(stats.quarantined)
      // What she has of it stays with her, and is there when the file is whole again.
      expect(textOf(ada.doc).length).toBeGreaterThan(40 * 6000)
      await on.close()
      for (const tail of ['', '-wal', '-shm']) rmSync(`${file}${tail}`, { force: true })
      copyFileSync(`${file}.whole`, file)
      await on.open()
      ada.reconnect()
      await saved(ada)
      expect(ada.status.quarantined).toBe(false)
    },
    60_000,
  )

  it('[SY24] PostgreSQL cuts every connection, again and again: the same holds', async () => {
    place = { kind: 'postgres', url: await freshPostgres() }
    const on = await serve()
    write(on, 4)
    const admin = new pg.Client({ connectionString: inject('postgres') })
    await admin.connect()
    const name = new URL(place.url).pathname.slice(1)
    const cut = `select count(pg_terminate_backend(pid))::int as cut from pg_stat_activity
                 where datname = $1 and pid <> pg_backend_pid()`
    let cuts = 0
    while (cuts < 10) {
      const before = writers.reduce((sum, writer) => sum + writer.issued.length, 0)
      await until('more is typed', () => {
        for (const { live } of writers) if (live.status.phase === 'reconnecting') live.reconnect()
        return writers.reduce((sum, writer) => sum + writer.issued.length, 0) > before + 20
      })
      cuts += (await admin.query<{ cut: number }>(cut, [name])).rows[0]?.cut ?? 0
    }
    await admin.end()
    await isWhole(on)
  }, 90_000)
})

const SIGN = 'a part of the text that is looked for on disk '

/** Overwrites one place of the file that holds this text, as a bad sector would. */
function damage(path: string): void {
  const at = readFileSync(path).indexOf(SIGN)
  if (at < 0) throw new Error('The text does not lie in the file.')
  const file = openSync(path, 'r+')
  const page = at - (at % 4096)
  writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, page)
  closeSync(file)
}

async function stored(on: SyncServer): Promise<Uint8Array[]> {
  return (await on.engine.record.read(DOC, 0)).map(({ bytes }) => bytes)
}

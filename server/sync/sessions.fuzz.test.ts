import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import * as Y from 'yjs'
import { openDatabase } from '../db/open'
import { compacted } from './compact'
import { contentHash, hashOf } from './content-hash'
import { LargeFrames } from './large-frames'
import { LOG_LEDGER, LOG_MIGRATIONS } from './log-migrations'
import type { LogSchema } from './log-schema'
import { logStore } from './log-store'
import { LogWriter } from './log-writer'
import { Room } from './room'
import { InMemoryPerson } from './testing/in-memory-person'
import { Random } from './testing/random'
import type { UpdateLog } from './update-log'
import { judge } from './validate'

// T2 of the acceptance suite, its first layer: whole sessions without a network, by seed. Room,
// writer and log are the real ones. A soak is the same with SESSIONS=20000 OPERATIONS=500.
const SESSIONS = Number(process.env.SESSIONS ?? 200)
const OPERATIONS = Number(process.env.OPERATIONS ?? 200)
/** Sessions that share one writer at the same time, as documents of a server do. */
const AT_ONCE = 30
const NAMES = ['ada', 'ben', 'cyn', 'dov', 'eve']

describe('sessions of two to five people, by seed', () => {
  let folder: string
  let log: UpdateLog

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'throughline-sessions-'))
    const place = { kind: 'sqlite' as const, path: join(folder, 'log.sqlite') }
    log = logStore(await openDatabase<LogSchema>(place, LOG_MIGRATIONS, LOG_LEDGER))
  })

  afterEach(async () => {
    await log.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it(
    `[SY19, LG5] ${SESSIONS} of them: all copies end equal, and equal to the record; no token is lost or doubled`,
    async () => {
      const seed = inject('seed')
      const faults = await held(log, seed, SESSIONS, OPERATIONS)
      // Known, of Yjs: what redo writes may stand in one order in the copy it was written in and in
      // another wherever it arrives (about once in a thousand of these sessions). No word is lost,
      // and copies of a quiet text are asked for that reason (SY25). Counted, so that more is noticed.
      const known = faults.filter((fault) => fault.includes(ORDER_ONLY))
      expect(faults.filter((fault) => !known.includes(fault))).toEqual([])
      expect(known.length).toBeLessThanOrEqual(1 + SESSIONS / 100)
    },
    60_000 + SESSIONS * 1000,
  )

  it('[SY19] the same test notices a log that loses an update in a thousand', async () => {
    let count = 0
    const careless: UpdateLog = {
      ...log,
      append: (batch) =>
        log.append(
          batch.map((entry) => ({
            ...entry,
            bytes: ++count % 1000 === 0 ? new Uint8Array([0, 0]) : entry.bytes,
          })),
        ),
    }
    expect(await held(careless, 1, 30, OPERATIONS)).not.toEqual([])
  }, 60_000)
})

/** Holds sessions, the n-th by `seed + n`. @returns what went wrong in which */
async function held(
  log: UpdateLog,
  seed: number,
  sessions: number,
  operations: number,
): Promise<string[]> {
  const writer = new LogWriter(log)
  const faults: string[] = []
  let next = 0
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let n = next++; n < sessions; n = next++) {
        const session = new Session(`session-${n}`, new Random(seed + n), log, writer)
        try {
          await session.run(operations)
        } catch (error) {
          faults.push(`seed ${seed + n}: ${error instanceof Error ? error.message : String(error)}`)
        }
      }
    }),
  )
  return faults
}

class Session {
  readonly #people: InMemoryPerson[]
  #room!: Room

  constructor(
    private readonly documentId: string,
    private readonly random: Random,
    private readonly log: UpdateLog,
    private readonly writer: LogWriter,
  ) {
    const names = NAMES.slice(0, 2 + random.below(NAMES.length - 1))
    this.#people = names.map((name) => new InMemoryPerson(name, random))
  }

  async run(operations: number): Promise<void> {
    const first = { userId: null, key: null, at: Date.now(), bytes: firstBlock(), writers: [] }
    await this.log.create(this.documentId, first, Date.now())
    await this.#open()
    for (const person of this.#people) person.exchange()
    for (let i = 0; i < operations; i++) await this.#step()
    await this.#comeTogether()
    await this.#check()
  }

  async #step(): Promise<void> {
    const { random } = this
    const person = random.pick(this.#people)
    const choice = random.below(100)
    if (choice < 45) person.edit()
    else if (choice < 60) person.token()
    else if (choice < 67) person.undo()
    else if (choice < 71) person.redo()
    else if (choice < 76) person.disconnect()
    else if (choice < 84) this.#connect(person)
    else if (choice < 87) person.reload()
    else if (choice < 88) await this.#restart()
    else if (choice < 89) await this.#compact()
    else if (choice < 93) await this.writer.idle()
    if (random.oneIn(2)) random.pick(this.#people).exchange(1 + random.below(4))
  }

  #connect(person: InMemoryPerson): void {
    if (!person.room) person.connect(this.#room)
  }

  async #open(): Promise<void> {
    const loaded = await this.log.load(this.documentId)
    if (!loaded) throw new Error('The document is gone.')
    this.#room = new Room(this.documentId, loaded, {
      writer: this.writer,
      judge,
      largeFrames: new LargeFrames(() => undefined),
      maxDocumentBytes: 10_000_000,
      onCommit: () => undefined,
      onDelivered: () => undefined,
      onFail: (_, error) => {
        throw error
      },
    })
    for (const person of this.#people) person.connect(this.#room)
  }

  /** The server drains, ends and begins anew; what is still on the wires is lost. */
  async #restart(): Promise<void> {
    await this.writer.idle()
    this.#room.stop()
    for (const person of this.#people) person.disconnect()
    await this.#open()
  }

  async #compact(): Promise<void> {
    await this.writer.idle()
    const inTwoMinutes = Date.now() + 120_000
    const smaller = await compacted(this.log, this.documentId, inTwoMinutes)
    if (smaller) await this.log.compact(this.documentId, smaller)
  }

  async #comeTogether(): Promise<void> {
    for (const person of this.#people) this.#connect(person)
    // Once to hand over, once to hear of the others.
    for (let i = 0; i < 2; i++) {
      for (const person of this.#people) person.exchange()
      await this.writer.idle()
    }
    for (const person of this.#people) person.exchange()
  }

  async #check(): Promise<void> {
    const record = (await this.log.read(this.documentId, 0)).map(({ bytes }) => bytes)
    const copies = {
      ...Object.fromEntries(this.#people.map(({ person, doc }) => [person.id, hashOf(doc)])),
      'the room': contentHash([this.#room.state()]),
      'the record': contentHash([Y.mergeUpdates(record)]),
    }
    if (new Set(Object.values(copies)).size !== 1) {
      const blocks = new Set([
        ...this.#people.map(({ doc }) => charactersIn(doc)),
        charactersIn(docOf([this.#room.state()])),
        charactersIn(docOf(record)),
      ])
      const how = blocks.size === 1 ? ORDER_ONLY : 'copies differ'
      throw new Error(`${how}: ${JSON.stringify(copies)}`)
    }
    const text = this.#people[0]?.doc.getXmlFragment('default').get(0).toString() ?? ''
    const found: string[] = text.match(/<[a-z]+:\d+>/g) ?? []
    for (const { person, issued } of this.#people) {
      const own = found.filter((token) => token.startsWith(`<${person.id}:`))
      if (own.join() !== issued.join()) throw new Error(`tokens of ${person.id} differ`)
    }
  }
}

const ORDER_ONLY = 'copies differ in order only'

/** All characters of a text, whatever their order; without halves of those that Yjs can break. */
function charactersIn(doc: Y.Doc): string {
  const text = doc.getXmlFragment('default').toString()
  return [...text.replaceAll(/[\uD800-\uDFFF\uFFFD]/g, '')].sort().join('')
}

function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

function firstBlock(): Uint8Array {
  const doc = new Y.Doc()
  const block = new Y.XmlElement('paragraph')
  block.insert(0, [new Y.XmlText()])
  doc.getXmlFragment('default').insert(0, [block])
  return Y.encodeStateAsUpdate(doc)
}

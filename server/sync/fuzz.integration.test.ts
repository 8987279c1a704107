import { connect as connectTcp, type Socket } from 'node:net'
import { afterEach, describe, expect, inject, it } from 'vitest'
import * as Y from 'yjs'
import type { LiveDocument } from '../../lib/client/live-document'
import { CLOSE, MESSAGE } from '../../lib/protocol'
import { contentHash, hashOf } from './content-hash'
import { busyDocument } from './testing/busy-document'
import { sendHostileFrame } from './testing/hostile-frame'
import { Ledger } from './testing/ledger'
import { mutated } from './testing/mutate-update'
import { Random } from './testing/random'
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
import type { judge } from './validate'

// T3 of the acceptance suite, on the wire: attackers who may write, against the real server, while
// others type. A soak is the same with FRAMES=500000.
const FRAMES = Number(process.env.FRAMES ?? 10_000)
const AT_ONCE = 16
const LIMIT = 20_000
/** Nobody writes in `quiet`, people and attackers do in `shared`, people only in `neighbour`. */
const DOCUMENTS = ['quiet', 'shared', 'neighbour'] as const
/** Those of ours, and what the WebSocket itself says to bytes that are none of its own. */
const CODES: ReadonlySet<number> = new Set([...Object.values(CLOSE), 1002, 1007, 1009])

describe('hostile frames on the wire', () => {
  let server: SyncServer
  let people: LiveDocument[] = []
  let halfway: Socket[] = []

  afterEach(async () => {
    for (const live of people) live.destroy()
    for (const socket of halfway) socket.destroy()
    await server.stop()
    people = []
    halfway = []
  })

  async function open(overrides: { judge?: typeof judge } = {}): Promise<void> {
    server = await SyncServer.start({
      limits: limitsForTests({
        ...{ maxFrameBytes: LIMIT, maxUpdatesPerSecond: 100_000 },
        // What was taken is judged again one by one, in the order in which it came.
        compactAfterUpdates: FRAMES * 10,
      }),
      ...overrides,
    })
    for (const documentId of DOCUMENTS) await makeDocument(server, documentId)
  }

  it(
    `[SY3, SY9] ${FRAMES} of them: nobody else notices, and nothing that was refused is in the log`,
    async () => {
      await open()
      const random = new Random(inject('seed'))
      const [ada, ben] = [connect(server, 'shared', 'ada'), connect(server, 'shared', 'ben')]
      const [cyn, dov] = [connect(server, 'neighbour', 'cyn'), connect(server, 'neighbour', 'dov')]
      people = [ada, ben, cyn, dov]
      await ready(...people)
      const before = await recordOf(server, 'quiet')
      halfway = halfHandshakes(server, FRAMES / 100)
      let count = 0
      const codes = await attack(server, random, FRAMES, () => {
        count += 1
        for (const [name, live] of Object.entries({ cyn, dov })) type(live, `<${name}:${count}>`)
        for (const live of [ada, ben]) newBlock(live.doc, `${count}`)
      })
      expect([...codes].filter((code) => !CODES.has(code))).toEqual([])
      for (const code of [CLOSE.badFrame, CLOSE.notAllowed, CLOSE.tooLarge, 1002, 1009])
        expect(codes).toContain(code)
      await saved(...people)

      expect(await recordOf(server, 'quiet')).toEqual(before)
      for (const [documentId, live, other] of [
        ['shared', ada, ben],
        ['neighbour', cyn, dov],
      ] as const) {
        const replayed = contentHash(await recordOf(server, documentId))
        await until('copies are equal', () => hashOf(live.doc) === hashOf(other.doc))
        expect(hashOf(live.doc), documentId).toBe(replayed)
        expect(contentHash([(await server.engine.state(documentId)).update])).toBe(replayed)
        expect(await unacceptable(server, documentId), documentId).toEqual([])
      }
      const words = textOf(cyn.doc).toJSON()
      for (const name of ['cyn', 'dov']) {
        const tokens = words.match(new RegExp(`<${name}:\\d+>`, 'g'))
        expect(tokens).toEqual(Array.from({ length: count }, (_, i) => `<${name}:${i + 1}>`))
      }
      const rows = await server.engine.record.read('shared', 0)
      const taken = rows.filter(({ userId }) => userId?.startsWith('mallory')).length
      expect(taken).toBeGreaterThan(FRAMES / 2000)
    },
    120_000 + FRAMES * 5,
  )

  it('[SY3] the same test notices a server that lets every readable update pass', async () => {
    await open({ judge: letsPass })
    await attack(server, new Random(1), 1000, () => undefined)
    expect(await unacceptable(server, 'shared')).not.toEqual([])
  }, 60_000)
})

/** @returns the codes with which sockets were closed; all others have been answered */
async function attack(
  server: SyncServer,
  random: Random,
  frames: number,
  meanwhile: () => void,
): Promise<Set<number>> {
  const codes = new Set<number>()
  const material = busyDocument(random, ['x', 'y'], 40).map(({ update }) => update)
  let sent = 0
  let attackers = 0
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (sent < frames) {
        const user = `mallory-${++attackers}`
        if (attackers % 10 === 0) meanwhile()
        const documentId = random.oneIn(2) ? 'shared' : 'quiet'
        const client = new RawClient(`${server.url}/${documentId}?user=${user}&ext=1`)
        await client.opened()
        // Most are closed at the first; the others see how far they come.
        for (let i = 1 + random.below(5); i > 0; i--, sent++)
          if (documentId === 'quiet' || random.oneIn(3)) sendHostileFrame(random, client, LIMIT)
          else
            client.sync(random.pick(['update', 'step2']), await lieAbout(server, random, material))
        client.socket.send(new Uint8Array([MESSAGE.ping]))
        const answered = () => client.frames.some(([kind]) => kind === MESSAGE.pong)
        await until('it is answered or closed', () => client.closed !== null || answered())
        if (client.closed !== null) codes.add(client.closed)
        client.socket.terminate()
      }
    }),
  )
  return codes
}

/**
 * A mutated update. None with a right neighbour: the judge cannot know the order within a list, and
 * copies may differ over what stands behind its own right neighbour; `validate.fuzz` counts those.
 */
async function lieAbout(
  server: SyncServer,
  random: Random,
  material: readonly Uint8Array[],
): Promise<Uint8Array> {
  const { update: state } = await server.engine.state('shared')
  const clocks = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state))
  for (;;) {
    const terrain = { clocks, own: random.below(2 ** 31) }
    const update = mutated(random, random.oneIn(2) ? [state] : material, terrain)
    if (update.length < LIMIT && !hasRightNeighbour(update)) return update
  }
}

function hasRightNeighbour(update: Uint8Array): boolean {
  try {
    const { structs } = Y.decodeUpdate(update)
    return structs.some((struct) => struct instanceof Y.Item && struct.rightOrigin !== null)
  } catch {
    return false
  }
}

/** Upgrade requests that are begun and never finished. */
function halfHandshakes(server: SyncServer, count: number): Socket[] {
  const request = 'GET /sync/quiet?user=half HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnec'
  return Array.from({ length: count }, (_, i) => {
    const socket = connectTcp(server.port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(request.slice(0, 1 + (i % request.length)))
    return socket
  })
}

async function recordOf(server: SyncServer, documentId: string): Promise<Uint8Array[]> {
  return (await server.engine.record.read(documentId, 0)).map(({ bytes }) => bytes)
}

/** Rows of a log that the judge, asked again in their order, would not have taken. */
async function unacceptable(server: SyncServer, documentId: string): Promise<number[]> {
  const ledger = new Ledger()
  const rows = await server.engine.record.read(documentId, 0)
  return rows
    .filter(({ bytes, userId }) => {
      try {
        ledger.take(bytes, userId ?? '')
        return false
      } catch {
        return true
      }
    })
    .map(({ seq }) => seq)
}

function newBlock(doc: Y.Doc, words: string): void {
  const block = new Y.XmlElement('paragraph')
  const text = new Y.XmlText()
  text.insert(0, words)
  block.insert(0, [text])
  doc.getXmlFragment('default').push([block])
}

const letsPass: typeof judge = (update, _, known) => {
  try {
    const { structs } = Y.decodeUpdate(update)
    const clocks = new Map(known.clocks)
    for (const { id, length } of structs)
      clocks.set(id.client, Math.max(clocks.get(id.client) ?? 0, id.clock + length))
    const nothing = { deletes: new Map(), places: [], newWriters: [] }
    return { verdict: 'new', news: update, clocks: [...clocks], ...nothing }
  } catch {
    return { verdict: 'refused', reason: 'not a Yjs update' }
  }
}

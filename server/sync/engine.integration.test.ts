import * as decoding from 'lib0/decoding'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { LiveDocument } from '../../lib/client/live-document'
import { CLOSE, MESSAGE } from '../../lib/protocol'
import { openLog } from './open-log'
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

const DOC = 'a-document'

describe('live documents', () => {
  let server: SyncServer
  const open: LiveDocument[] = []
  const stock: WebsocketProvider[] = []

  beforeEach(async () => {
    server = await SyncServer.start()
    await makeDocument(server, DOC)
  })

  afterEach(async () => {
    for (const live of open.splice(0)) live.destroy()
    for (const provider of stock.splice(0)) provider.destroy()
    await server.stop()
  })

  function person(user: string): LiveDocument {
    const live = connect(server, DOC, user)
    open.push(live)
    return live
  }

  function raw(user: string, query = ''): RawClient {
    return new RawClient(`${server.url}/${DOC}?user=${user}${query}`)
  }

  async function rows(): Promise<number> {
    return (await server.engine.record.read(DOC, 0)).length
  }

  it('[SY19] two people type in one paragraph at once and end equal', async () => {
    const [ada, ben] = [person('ada'), person('ben')]
    await ready(ada, ben)
    for (let i = 0; i < 50; i++) {
      type(ada, `a${i} `)
      textOf(ben.doc).insert(0, `b${i} `)
    }
    await saved(ada, ben)
    await until('texts are equal', () => same(ada, ben))
    for (let i = 0; i < 50; i++) {
      expect(count(ada, `a${i} `)).toBe(1)
      expect(count(ada, `b${i} `)).toBe(1)
    }
  })

  it('[SY2] says saved only for what is in the log', async () => {
    const ada = person('ada')
    await ready(ada)
    type(ada, 'on disk')
    expect(ada.status.save.kind).toBe('saving')
    await saved(ada)
    const doc = new Y.Doc()
    for (const { bytes } of await server.engine.record.read(DOC, 0)) Y.applyUpdate(doc, bytes)
    expect(textOf(doc).toJSON()).toBe('on disk')
  })

  it('[SY1] neither shows nor acknowledges what could not be stored, and keeps it at its author', async () => {
    await server.stop()
    let broken = false
    server = await SyncServer.start({
      openLog: async (place, onDeath) => {
        const log = await openLog(place, onDeath)
        return {
          ...log,
          append: (batch) => (broken ? Promise.reject(new Error('disk full')) : log.append(batch)),
        }
      },
    })
    await makeDocument(server, DOC)
    const [ada, ben] = [person('ada'), person('ben')]
    await ready(ada, ben)
    broken = true
    type(ada, 'kept by its author')
    await until('the room was given up', () => ada.status.phase !== 'live')
    expect(ada.status.save.kind).not.toBe('saved')
    expect(textOf(ben.doc).toJSON()).toBe('')
    broken = false
    await saved(ada)
    await until('ben sees it', () => textOf(ben.doc).toJSON() === 'kept by its author')
  })

  it('[SY19] both go on typing while the server is away; afterwards both texts are there once', async () => {
    const [ada, ben] = [person('ada'), person('ben')]
    await ready(ada, ben)
    await server.close()
    await until('both notice', () => ada.status.phase !== 'live' && ben.status.phase !== 'live')
    type(ada, 'written by ada while away. ')
    type(ben, 'written by ben while away. ')
    expect(ada.status.save.kind).not.toBe('saved')
    await server.open()
    await saved(ada, ben)
    await until('texts are equal', () => same(ada, ben))
    expect(count(ada, 'written by ada')).toBe(1)
    expect(count(ada, 'written by ben')).toBe(1)
  })

  it('[SY16] opening and closing adds nothing to the log', async () => {
    const before = await rows()
    for (let i = 0; i < 50; i++) {
      const live = person('ada')
      await ready(live)
      live.destroy()
    }
    expect(await rows()).toBe(before)
  })

  it('[SY4] a reader sees everything and can write nothing: Update, SyncStep2', async () => {
    server.rights.set('obs', 'read')
    const [ada, reader] = [person('ada'), person('obs')]
    await ready(ada, reader)
    type(ada, 'for all to read')
    await until('the reader sees it', () => textOf(reader.doc).toJSON() === 'for all to read')
    const update = Y.encodeStateAsUpdate(withWords('not mine to write'))
    const before = await rows()
    for (const step of ['update', 'step2'] as const) {
      const client = raw('obs')
      await client.opened()
      client.sync(step, update)
      await client.closedWith(CLOSE.notAllowed)
    }
    // The same frames with their types written the long way, which decodes to the same numbers.
    for (const [type, step] of [
      [[0x80, 0x00], [0x02]],
      [[0x00], [0x82, 0x00]],
    ] as const) {
      const client = raw('obs')
      await client.opened()
      const bytes = [...type, ...step, update.length & 127, ...update]
      expect(update.length).toBeLessThan(128)
      client.socket.send(new Uint8Array(bytes))
      await client.closedWith(CLOSE.badFrame)
    }
    expect(await rows()).toBe(before)
    expect(textOf(ada.doc).toJSON()).toBe('for all to read')
  })

  it('[SY11] who sends too fast is read more slowly, then told so; the server stays awake', async () => {
    const reader = raw('obs')
    server.rights.set('obs', 'read')
    await reader.opened()
    for (let i = 0; i < 3000; i++) reader.sync('step1', new Uint8Array([0]))
    await reader.closedWith(CLOSE.tooFast)
    const ada = person('ada')
    await ready(ada)
  })

  it('[LG6] an edit that waits behind one that could not be stored is not stored either', async () => {
    await server.stop()
    let failing = 0
    const held: (() => void)[] = []
    server = await SyncServer.start({
      openLog: async (place, onDeath) => {
        const log = await openLog(place, onDeath)
        return {
          ...log,
          async append(batch) {
            if (failing-- > 0) {
              await new Promise<void>((resolve) => held.push(resolve))
              throw new Error('disk full for a moment')
            }
            return log.append(batch)
          },
        }
      },
    })
    await makeDocument(server, DOC)
    const ada = person('ada')
    await ready(ada)
    failing = 1
    type(ada, 'first ')
    await until('the first waits for the disk', () => held.length > 0)
    type(ada, 'second')
    await until('the second waits behind it', () => server.engine.stats().waiting > 0)
    held[0]?.()
    await until('the room was given up', () => ada.status.phase !== 'live')
    await saved(ada)
    const ben = person('ben')
    await ready(ben)
    expect(textOf(ben.doc).toJSON()).toBe('first second')
  })

  it('[SY8] nobody can show presence under the clientID or the name of somebody else', async () => {
    const [ada, ben] = [person('ada'), person('ben')]
    await ready(ada, ben)
    await until('they see each other', () => ada.status.people.length === 2)
    const mallory = raw('mallory')
    await mallory.opened()
    const forged = JSON.stringify({ user: { id: 'ben', name: 'Ben', colour: 3 }, cursor: 1 })
    mallory.presence([ben.doc.clientID, Number.MAX_SAFE_INTEGER, forged])
    await mallory.closedWith(CLOSE.notAllowed)
    const liar = raw('liar')
    await liar.opened()
    liar.presence([4711, 1, forged])
    await until('the liar is shown under their own name', () =>
      ada.status.people.some(({ id, name }) => id === 'liar' && name === 'Name of liar'),
    )
    const here = { tname: 'default', assoc: 0 }
    ben.awareness.setLocalStateField('cursor', { anchor: here, head: here })
    const cursorOfBen = () =>
      (ada.awareness.getStates().get(ben.doc.clientID) as { cursor?: unknown }).cursor
    await until(
      'ben still moves',
      () => JSON.stringify(cursorOfBen())?.includes('default') ?? false,
    )
    // What an editor could stumble over is not passed on.
    for (const bad of [
      { anchor: {}, head: {} },
      5,
      { anchor: here, head: { item: { client: 1, clock: -1 } } },
    ]) {
      ben.awareness.setLocalStateField('cursor', bad)
      await until('it is nothing', () => cursorOfBen() === null)
      ben.awareness.setLocalStateField('cursor', { anchor: here, head: here })
      await until('ben is back', () => cursorOfBen() !== null)
    }
    liar.socket.terminate()
    await until('the liar is gone', () => !ada.status.people.some(({ id }) => id === 'liar'))
  })

  it('[SY8] presence that is too large, or of many clients, is refused', async () => {
    const large = raw('ada')
    await large.opened()
    large.presence([1, 1, JSON.stringify({ cursor: 'x'.repeat(3000) })])
    await large.closedWith(CLOSE.badFrame)
    const many = raw('ben')
    await many.opened()
    many.presence([1, 1, '{}'], [2, 1, '{}'])
    await many.closedWith(CLOSE.notAllowed)
  })

  it('[SY9] closes on text, on unknown types and on what only the server may say', async () => {
    const text = raw('ada')
    await text.opened()
    text.socket.send('hello')
    await text.closedWith(CLOSE.badFrame)
    for (const type of [MESSAGE.saved, MESSAGE.event, MESSAGE.pong, 7, 2 ** 31]) {
      const client = raw('ada')
      await client.opened()
      client.send((e) => {
        e.cbuf[e.cpos++] = type & 127
      })
      await client.closedWith(CLOSE.badFrame)
    }
  })

  it('[SY6] refuses an update under the clientID of somebody else and leaves the log as it was', async () => {
    const ada = person('ada')
    await ready(ada)
    type(ada, 'mine')
    await saved(ada)
    const before = await rows()
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(ada.doc))
    forged.clientID = ada.doc.clientID
    const since = Y.encodeStateVector(forged)
    textOf(forged).insert(0, 'forged')
    const mallory = raw('mallory')
    await mallory.opened()
    mallory.sync('update', Y.encodeStateAsUpdate(forged, since))
    await mallory.closedWith(CLOSE.badFrame)
    expect(await rows()).toBe(before)
    type(ada, ' still')
    await saved(ada)
  })

  it('[SY13] shuts somebody out within a second, and lets nobody in who was just shut out', async () => {
    const ada = person('ada')
    await ready(ada)
    const since = performance.now()
    server.rights.set('ada', 'none')
    server.engine.revoke({ userId: 'ada' }, CLOSE.notAllowed)
    await until('ada is out', () => ada.status.closed?.code === CLOSE.notAllowed)
    expect(performance.now() - since).toBeLessThan(1000)
    const again = raw('ada')
    await again.closedWith(CLOSE.notFound)
    expect(() => server.engine.revoke({}, CLOSE.notAllowed)).toThrow()
  })

  it('[SY13] a gate that cannot answer is a passing fault, not a refusal', async () => {
    server.rights.set('ada', 'unknown')
    const ada = raw('ada')
    await ada.closedWith(CLOSE.serverFault)
  })

  it('[SY18] a stock client reads and writes, and hears nothing it did not ask for', async () => {
    const ada = person('ada')
    await ready(ada)
    const doc = new Y.Doc()
    const provider = new WebsocketProvider(server.url, DOC, doc, {
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      params: { user: 'script' },
      disableBc: true,
    })
    stock.push(provider)
    await until('the stock client is in step', () => provider.synced)
    textOf(doc).insert(0, 'from a script')
    await until('ada sees it', () => textOf(ada.doc).toJSON() === 'from a script')
    type(ada, ', from a browser')
    await until('the script sees it', () => textOf(doc).toJSON().endsWith(', from a browser'))
    const quiet = raw('quiet')
    await quiet.opened()
    quiet.sync('step1', new Uint8Array([0]))
    await until('the answer is there', () => quiet.frames.length >= 3)
    const kinds = quiet.frames.map((frame) => decoding.readVarUint(decoding.createDecoder(frame)))
    expect(kinds.every((kind) => kind <= MESSAGE.queryAwareness)).toBe(true)
    quiet.socket.terminate()
  })

  it('[SY17] a copy from another history is refused, finally', async () => {
    await raw('ada', '&epoch=2').closedWith(CLOSE.otherEpoch)
  })

  it('[SY15] a document that does not exist is not found, never an empty one', async () => {
    await new RawClient(`${server.url}/nowhere?user=ada`).closedWith(CLOSE.notFound)
    await expect(server.engine.state('nowhere')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('[SY14] a document leaves memory when nobody has it open, and comes back whole', async () => {
    await server.stop()
    server = await SyncServer.start({ limits: limitsForTests({ roomIdleMs: 20 }) })
    await makeDocument(server, DOC)
    const ada = person('ada')
    await ready(ada)
    for (let i = 0; i < 600; i++) type(ada, 'x')
    await saved(ada)
    ada.destroy()
    await until('no room is left', () => server.engine.stats().rooms === 0)
    const ben = person('ben')
    await ready(ben)
    expect(textOf(ben.doc).toJSON()).toBe('x'.repeat(600))
  })

  it('[SY11] a frame or a document larger than allowed is refused with 4413', async () => {
    await server.stop()
    server = await SyncServer.start({
      limits: limitsForTests({ maxFrameBytes: 2000, maxDocumentBytes: 3000 }),
    })
    await makeDocument(server, DOC)
    const large = raw('ada')
    await large.opened()
    large.sync('update', Y.encodeStateAsUpdate(withWords('x'.repeat(2500))))
    await large.closedWith(CLOSE.tooLarge)
    for (let i = 0; i < 2; i++) {
      const client = raw('ada')
      await client.opened()
      client.sync('update', Y.encodeStateAsUpdate(withWords('y'.repeat(1800))))
      await until(
        'it was taken or refused',
        () => client.closed !== null || server.commits.length > 0,
      )
      client.socket.terminate()
    }
    const third = raw('ada')
    await third.opened()
    third.sync('update', Y.encodeStateAsUpdate(withWords('z'.repeat(1800))))
    await third.closedWith(CLOSE.tooLarge)
  })

  it('[SY10] somebody who does not read is told to come back', async () => {
    await server.stop()
    server = await SyncServer.start({ limits: limitsForTests({ maxBufferedBytes: 200_000 }) })
    await makeDocument(server, DOC)
    const slow = raw('slow')
    await slow.opened()
    slow.socket.pause()
    const ada = person('ada')
    await ready(ada)
    await until('the slow one is out', () => {
      if (server.engine.stats().waiting < 5) type(ada, 'x'.repeat(50_000))
      return server.engine.people(DOC).every(({ id }) => id !== 'slow')
    })
  })

  it('[SY20] draining stores and acknowledges what was sent, then says "going away"', async () => {
    const ada = person('ada')
    await ready(ada)
    const watcher = raw('watcher')
    await watcher.opened()
    type(ada, 'the last words')
    await saved(ada)
    await server.close()
    await watcher.closedWith(CLOSE.goingAway)
    await server.open()
    const { update } = await server.engine.state(DOC)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, update)
    expect(textOf(doc).toJSON()).toBe('the last words')
  })

  it('[SY1] an edit made by the server goes the same way, under the name of its author', async () => {
    const ada = person('ada')
    await ready(ada)
    const author = { userId: 'ben', key: null }
    await server.engine.edit(DOC, author, (doc) => textOf(doc).insert(0, 'by the server for ben'))
    await until('ada sees it', () => textOf(ada.doc).toJSON() === 'by the server for ben')
    const last = (await server.engine.record.read(DOC, 0)).at(-1)
    expect(last?.userId).toBe('ben')
  })
})

function same(a: LiveDocument, b: LiveDocument): boolean {
  return textOf(a.doc).toJSON() === textOf(b.doc).toJSON()
}

function count(live: LiveDocument, words: string): number {
  return textOf(live.doc).toJSON().split(words).length - 1
}

function withWords(words: string): Y.Doc {
  const doc = new Y.Doc()
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText()
  text.insert(0, words)
  paragraph.insert(0, [text])
  doc.getXmlFragment('default').insert(0, [paragraph])
  return doc
}

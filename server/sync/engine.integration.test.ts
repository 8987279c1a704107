import * as decoding from 'lib0/decoding'
import { afterEach, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { LiveDocument } from '../../lib/client/live-document'
import { CLOSE, MESSAGE } from '../../lib/protocol'
import { openLog } from './open-log'
import { RawClient, ready, saved, textOf, type, until } from './testing/sync-people'
import { limitsForTests } from './testing/sync-server'
import { DOC, SyncStage } from './testing/sync-stage'

describe('live documents', () => {
  const stage = new SyncStage()
  const stock: WebsocketProvider[] = []

  afterEach(() => {
    for (const provider of stock.splice(0)) provider.destroy()
  })

  it('[SY19] two people type in one paragraph at once and end equal', async () => {
    const [ada, ben] = [stage.person('ada'), stage.person('ben')]
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
    const ada = stage.person('ada')
    await ready(ada)
    type(ada, 'on disk')
    expect(ada.status.save.kind).toBe('saving')
    await saved(ada)
    const doc = new Y.Doc()
    for (const { bytes } of await stage.server.engine.record.read(DOC, 0)) Y.applyUpdate(doc, bytes)
    expect(textOf(doc).toJSON()).toBe('on disk')
  })

  it('[SY1] neither shows nor acknowledges what could not be stored, and keeps it at its author', async () => {
    let broken = false
    await stage.restart({
      openLog: async (place, onDeath) => {
        const log = await openLog(place, onDeath)
        return {
          ...log,
          append: (batch) => (broken ? Promise.reject(new Error('disk full')) : log.append(batch)),
        }
      },
    })
    const [ada, ben] = [stage.person('ada'), stage.person('ben')]
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

  it('[CL6] both go on typing while the server is away; afterwards both texts are there once', async () => {
    const [ada, ben] = [stage.person('ada'), stage.person('ben')]
    await ready(ada, ben)
    await stage.server.close()
    await until('both notice', () => ada.status.phase !== 'live' && ben.status.phase !== 'live')
    type(ada, 'written by ada while away. ')
    type(ben, 'written by ben while away. ')
    expect(ada.status.save.kind).not.toBe('saved')
    await stage.server.open()
    await saved(ada, ben)
    await until('texts are equal', () => same(ada, ben))
    expect(count(ada, 'written by ada')).toBe(1)
    expect(count(ada, 'written by ben')).toBe(1)
  })

  it('[CL4] comes back by itself after a passing close, and stays away after a final one', async () => {
    const ada = stage.person('ada')
    await ready(ada)
    stage.server.engine.revoke({ userId: 'ada' }, CLOSE.goingAway)
    await until('ada has lost the connection', () => ada.status.phase !== 'live')
    await ready(ada)
    stage.server.engine.revoke({ userId: 'ada' }, CLOSE.signedOut)
    await until('ada is told', () => ada.status.closed?.code === CLOSE.signedOut)
    expect(ada.status.phase).toBe('closed')
    expect(stage.server.engine.people(DOC)).toEqual([])
    ada.reconnect()
    await ready(ada)
  })

  it('[SY8] whoever comes back sees at once who is there', async () => {
    const [ada, ben] = [stage.person('ada'), stage.person('ben')]
    await ready(ada, ben)
    await until('they see each other', () => ada.status.people.length === 2)
    stage.server.engine.revoke({ userId: 'ada' }, CLOSE.notAllowed)
    await until('ada is out', () => ada.status.phase === 'closed')
    ada.reconnect()
    await until('they see each other again', () => ada.status.people.length === 2, 3000)
  })

  it('[SY16] opening and closing adds nothing to the log', async () => {
    const before = await stage.rows()
    for (let i = 0; i < 50; i++) {
      const live = stage.person('ada')
      await ready(live)
      live.destroy()
    }
    expect(await stage.rows()).toBe(before)
  })

  it('[LG6] an edit that waits behind one that could not be stored is not stored either', async () => {
    let failing = 0
    const held: (() => void)[] = []
    await stage.restart({
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
    const ada = stage.person('ada')
    await ready(ada)
    failing = 1
    type(ada, 'first ')
    await until('the first waits for the disk', () => held.length > 0)
    type(ada, 'second')
    await until('the second waits behind it', () => stage.server.engine.stats().waiting > 1)
    held[0]?.()
    await until('the room was given up', () => ada.status.phase !== 'live')
    await saved(ada)
    const ben = stage.person('ben')
    await ready(ben)
    expect(textOf(ben.doc).toJSON()).toBe('first second')
  })

  it('[SY13] shuts somebody out within a second, and lets nobody in who was just shut out', async () => {
    const ada = stage.person('ada')
    await ready(ada)
    const since = performance.now()
    stage.server.rights.set('ada', 'none')
    stage.server.engine.revoke({ userId: 'ada' }, CLOSE.notAllowed)
    await until('ada is out', () => ada.status.closed?.code === CLOSE.notAllowed)
    expect(performance.now() - since).toBeLessThan(1000)
    const again = stage.raw('ada')
    await again.closedWith(CLOSE.notFound)
    expect(() => stage.server.engine.revoke({}, CLOSE.notAllowed)).toThrow()
  })

  it('[SY13] a gate that cannot answer is a passing fault, not a refusal', async () => {
    stage.server.rights.set('ada', 'unknown')
    const ada = stage.raw('ada')
    await ada.closedWith(CLOSE.serverFault)
  })

  it('[SY18] a stock client reads and writes, and hears nothing it did not ask for', async () => {
    const ada = stage.person('ada')
    await ready(ada)
    const doc = new Y.Doc()
    const provider = new WebsocketProvider(stage.server.url, DOC, doc, {
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
    const quiet = stage.raw('quiet')
    await quiet.opened()
    quiet.sync('step1', new Uint8Array([0]))
    await until('the answer is there', () => quiet.frames.length >= 3)
    const kinds = quiet.frames.map((frame) => decoding.readVarUint(decoding.createDecoder(frame)))
    expect(kinds.every((kind) => kind <= MESSAGE.queryAwareness)).toBe(true)
    quiet.socket.terminate()
  })

  it('[SY17] a copy from another history is refused, finally', async () => {
    await stage.raw('ada', '&epoch=2').closedWith(CLOSE.otherEpoch)
  })

  it('[SY15] a document that does not exist is not found, never an empty one', async () => {
    await new RawClient(`${stage.server.url}/nowhere?user=ada`).closedWith(CLOSE.notFound)
    await expect(stage.server.engine.state('nowhere')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('[SY14] a document leaves memory when nobody has it open, and comes back whole', async () => {
    await stage.restart({ limits: limitsForTests({ roomIdleMs: 20 }) })
    const ada = stage.person('ada')
    await ready(ada)
    for (let i = 0; i < 600; i++) type(ada, 'x')
    await saved(ada)
    ada.destroy()
    await until('no room is left', () => stage.server.engine.stats().rooms === 0)
    const ben = stage.person('ben')
    await ready(ben)
    expect(textOf(ben.doc).toJSON()).toBe('x'.repeat(600))
  })

  it('[SY20] draining stores and acknowledges what was sent, then says "going away"', async () => {
    const ada = stage.person('ada')
    await ready(ada)
    const watcher = stage.raw('watcher')
    await watcher.opened()
    type(ada, 'the last words')
    await saved(ada)
    await stage.server.close()
    await watcher.closedWith(CLOSE.goingAway)
    await stage.server.open()
    const { update } = await stage.server.engine.state(DOC)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, update)
    expect(textOf(doc).toJSON()).toBe('the last words')
  })

  it('[SY1] an edit made by the server goes the same way, under the name of its author', async () => {
    const ada = stage.person('ada')
    await ready(ada)
    const author = { userId: 'ben', key: null }
    await stage.server.engine.edit(DOC, author, (doc) =>
      textOf(doc).insert(0, 'by the server for ben'),
    )
    await until('ada sees it', () => textOf(ada.doc).toJSON() === 'by the server for ben')
    const last = (await stage.server.engine.record.read(DOC, 0)).at(-1)
    expect(last?.userId).toBe('ben')
  })
})

function same(a: LiveDocument, b: LiveDocument): boolean {
  return textOf(a.doc).toJSON() === textOf(b.doc).toJSON()
}

function count(live: LiveDocument, words: string): number {
  return textOf(live.doc).toJSON().split(words).length - 1
}

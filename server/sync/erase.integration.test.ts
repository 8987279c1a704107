import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import WebSocket from 'ws'
import * as Y from 'yjs'
import type { LiveDocument } from '../../lib/client/live-document'
import { CLOSE } from '../../lib/protocol'
import { connect, makeDocument, ready, saved, textOf, type, until } from './testing/sync-people'
import { SyncServer } from './testing/sync-server'

const DOC = 'a-document'
const SECRET = 'Marta Quiroga'

describe('words that are erased while people have the text open', () => {
  let server: SyncServer
  const open: (() => void)[] = []

  beforeEach(async () => {
    server = await SyncServer.start()
    await makeDocument(server, DOC)
  })
  afterEach(async () => {
    for (const close of open.splice(0)) close()
    await server.stop()
  })

  function person(name: string): LiveDocument {
    const live = connect(server, DOC, name)
    open.push(() => live.destroy())
    return live
  }

  /** y-websocket as it comes, which never says an epoch. */
  function stock(name: string) {
    const doc = new Y.Doc()
    const provider = new WebsocketProvider(server.url, DOC, doc, {
      ...{ params: { user: name }, disableBc: true, maxBackoffTime: 50 },
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    })
    const closed: number[] = []
    provider.on('connection-close', (event) => closed.push(event?.code ?? 0))
    open.push(() => provider.destroy())
    return { doc, provider, closed }
  }

  function erase() {
    const wanted = { stretches: [], words: [SECRET] }
    return server.engine.erase(DOC, wanted, 'noor', () => Promise.resolve())
  }

  async function record(): Promise<string> {
    const rows = await server.engine.record.read(DOC, 0)
    return rows.map(({ bytes }) => Buffer.from(bytes).toString('latin1')).join('\n')
  }

  it('[HI59] nobody brings them back, ours or stock, now or after a restart; ours keeps nothing of them', async () => {
    const ada = person('ada')
    const sam = stock('sam')
    await ready(ada)
    type(ada, `before ${SECRET} after`)
    await saved(ada)
    await until('the stock client has it', () => textOf(sam.doc).toJSON().includes(SECRET))
    expect(await record()).toContain(SECRET)
    expect(await erase()).toMatchObject({ characters: SECRET.length })
    await until('ours is told', () => ada.status.closed?.erased === true)
    await until('the stock one is refused', () => sam.closed.includes(CLOSE.otherEpoch))
    expect(ada.status.apart).toBe(0)
    const newcomer = person('newcomer')
    await ready(newcomer)
    expect(textOf(newcomer.doc).toJSON()).toBe('before  after')
    type(newcomer, '!')
    await saved(newcomer)

    sam.provider.connect()
    ada.reconnect()
    await until('ours is told again', () => ada.status.closed?.erased === true)
    await until('the stock one is, too', () => sam.closed.length > 1)
    await server.close()
    await server.open()
    ada.reconnect()
    await until('ours is told after a restart', () => ada.status.closed?.erased === true)
    expect(await record()).not.toContain(SECRET)
    const there = person('another')
    await ready(there)
    expect(textOf(there.doc).toJSON()).toBe('before  after!')
  })

  it('[HI75] whoever has words that were not saved keeps what they have apart, and nothing of it comes in', async () => {
    const ada = person('ada')
    await ready(ada)
    type(ada, `before ${SECRET} after`)
    await saved(ada)
    // Her connection is closed before this arrives.
    const erasing = erase()
    type(ada, ' and mine')
    await erasing
    await until('she is told', () => ada.status.closed !== null)
    expect(ada.status.closed).toEqual({ code: CLOSE.otherEpoch, erased: true, kept: true })
    await until('it is kept', () => ada.status.apart === 1)
    expect(textOf(ada.doc).toJSON()).toContain('and mine')
    const newcomer = person('newcomer')
    await ready(newcomer)
    expect(textOf(newcomer.doc).toJSON()).toBe('before  after')
  })

  it('[HI59] whoever comes meanwhile waits, and what was on its way is stored or sent again', async () => {
    const ada = person('ada')
    await ready(ada)
    type(ada, `${SECRET} and more. `)
    await saved(ada)
    let done = (): void => undefined
    const meanwhile = new Promise<void>((resolve) => (done = resolve))
    const wanted = { stretches: [], words: [SECRET] }
    const erased = server.engine.erase(DOC, wanted, null, () => meanwhile)
    const late = person('late')
    await until('everybody else is away', () => ada.status.closed !== null)
    expect(late.status.phase).not.toBe('live')
    done()
    await erased
    await ready(late)
    expect(textOf(late.doc).toJSON()).toBe(' and more. ')
  })

  it('[HI59] an erasure that fails leaves everything as it was', async () => {
    const ada = person('ada')
    await ready(ada)
    type(ada, `${SECRET}.`)
    await saved(ada)
    const before = await record()
    const wanted = { stretches: [], words: [SECRET] }
    const failing = server.engine.erase(DOC, wanted, null, () => Promise.reject(new Error('no')))
    await expect(failing).rejects.toThrow('no')
    expect(await record()).toBe(before)
    const next = person('next')
    await ready(next)
    expect(textOf(next.doc).toJSON()).toContain(SECRET)
  })
})

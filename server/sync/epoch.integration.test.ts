import { copyFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import WebSocket from 'ws'
import * as Y from 'yjs'
import type { LiveDocument } from '../../lib/client/live-document'
import { CLOSE } from '../../lib/protocol'
import { newEpoch } from './epoch'
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
import { SyncServer } from './testing/sync-server'

// The same data is put back as it was a moment ago while people still hold what came after: with
// our own client, with a stock one, and with bytes by hand. The mutant puts it back without a new
// epoch, and the same look must see the old words flow in.

const DOC = 'a-document'
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
function stock(name: string): { doc: Y.Doc; provider: WebsocketProvider; closed: number[] } {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(server.url, DOC, doc, {
    params: { user: name },
    disableBc: true,
    maxBackoffTime: 50,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  })
  const closed: number[] = []
  provider.on('connection-close', (event) => closed.push(event?.code ?? 0))
  open.push(() => provider.destroy())
  return { doc, provider, closed }
}

/** Writes "before", backs up, writes "after", and puts the backup back. */
async function putBack(options: { withEpoch: boolean }) {
  const ada = person('ada')
  const sam = stock('sam')
  await ready(ada)
  type(ada, 'before')
  await saved(ada)
  await until('the stock client has it', () => textOf(sam.doc).toJSON() === 'before')
  await server.close()
  const file = server.place.kind === 'sqlite' ? server.place.path : ''
  copyFileSync(file, `${file}.backup`)
  await server.open()
  ada.reconnect()
  await ready(ada)
  await until('the stock client is back', () => sam.provider.synced)
  type(ada, ' after')
  await saved(ada)
  textOf(sam.doc).insert(0, 'stock ')
  await until('everybody has both', () => textOf(ada.doc).toJSON() === 'stock before after')
  await server.close()
  copyFileSync(`${file}.backup`, file)
  if (options.withEpoch) {
    const log = await openLog(server.place, () => undefined)
    await log.beginEpoch(newEpoch(), 1)
    await log.close()
  }
  await server.open()
  ada.reconnect()
  return { ada, sam }
}

/** What somebody sees who opens the document for the first time. */
async function whatIsThere(): Promise<string> {
  const newcomer = person('newcomer')
  await ready(newcomer)
  return textOf(newcomer.doc).toJSON()
}

describe('a document put back from a backup', () => {
  it('[SY17, SY22] refuses copies of the old history, ours and stock ones, and stays as it was put back', async () => {
    const { ada, sam } = await putBack({ withEpoch: true })
    await until('ours is refused', () => ada.status.closed?.code === CLOSE.otherEpoch)
    await until('the stock one is refused', () => sam.closed.at(-1) === CLOSE.otherEpoch)
    expect(await whatIsThere()).toBe('before')
    const rows = await server.engine.record.read(DOC, 0)
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, i) => i + 1))
    // Nothing is lost: each still has all of it, and ours has put it aside.
    expect(ada.status.apart).toBe(1)
    expect(textOf(ada.doc).toJSON()).toBe('stock before after')
    expect(textOf(sam.doc).toJSON()).toBe('stock before after')
  })

  it('[SY22] shown to fail when the epoch stays the same: the old words flow back in', async () => {
    await putBack({ withEpoch: false })
    // Whoever comes back first brings the words of both, and is then taken for the author of both:
    // the other one may stay outside.
    await vi.waitFor(async () => expect(await whatIsThere()).toContain('after'), {
      timeout: 20_000,
    })
  })

  it('[SY22] is written on by those who open it anew, ours and stock ones, also after a break', async () => {
    await putBack({ withEpoch: true })
    const ben = person('ben')
    const kim = stock('kim')
    await ready(ben)
    await until('the stock client has it', () => kim.provider.synced)
    type(ben, '!')
    textOf(kim.doc).insert(0, '?')
    await saved(ben)
    await until('both have both', () => textOf(kim.doc).toJSON() === '?before!')
    await server.close()
    textOf(kim.doc).insert(0, 'offline ')
    await server.open()
    await ready(ben)
    await until(
      'it came back with its words',
      () => textOf(ben.doc).toJSON() === 'offline ?before!',
    )
    expect(await whatIsThere()).toBe('offline ?before!')
  })

  it('[SY22] takes nothing from a connection that does not say what it has', async () => {
    const { ada } = await putBack({ withEpoch: true })
    const raw = new RawClient(`${server.url}/${DOC}?user=ada`)
    open.push(() => raw.socket.terminate())
    await raw.opened()
    raw.sync('step2', Y.encodeStateAsUpdate(ada.doc))
    await raw.closedWith(CLOSE.otherEpoch)
    expect(await whatIsThere()).toBe('before')
  })
})

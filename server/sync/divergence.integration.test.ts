import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import WebSocket, { type RawData } from 'ws'
import { LiveDocument } from '../../lib/client/live-document'
import { contentHash } from '../../lib/client/content-hash'
import { CLOSE, MESSAGE, SYNC } from '../../lib/protocol'
import { contentHash as storedHash } from './content-hash'
import { ready, saved, textOf, type, until } from './testing/sync-people'
import { limitsForTests } from './testing/sync-server'
import { DOC, SyncStage } from './testing/sync-stage'

describe('what people see, held against what is stored', () => {
  const stage = new SyncStage()
  const often = { limits: limitsForTests({ checkCopiesEveryMs: 40 }) }

  it('[SY25] copies that show what is stored stay, however often they are asked', async () => {
    let asked = 0
    await stage.restart(often)
    const [ada, ben] = [stage.person('ada'), stage.person('ben')]
    ben.onEvent((event) => {
      if (JSON.stringify(event).includes('"check"')) asked += 1
    })
    await ready(ada, ben)
    for (let round = 1; round <= 3; round++) {
      type(ada, `Words of round ${round}. `)
      await until('ben sees them', () => same(ada, ben))
      textOf(ben.doc).delete(0, 2)
      await saved(ada, ben)
      await until('they were asked', () => asked >= round)
      await until('they are still there', () => same(ada, ben))
    }
    expect([ada.status.phase, ben.status.phase]).toEqual(['live', 'live'])
    expect(Buffer.from(contentHash(ada.doc)).toString('hex')).toBe(
      storedHash((await stage.server.engine.record.read(DOC, 0)).map(({ bytes }) => bytes)),
    )
  })

  it('[SY25] a copy that shows something else is closed for good, and keeps what it shows', async () => {
    await stage.restart(often)
    const ada = stage.person('ada')
    let deaf = false
    // Somebody whose line, or whose program, swallowed an edit without knowing.
    class Deaf extends WebSocket {
      override emit(name: string | symbol, ...args: unknown[]): boolean {
        if (name === 'message' && deaf && isUpdate(args[0] as RawData)) return true
        return super.emit(name, ...args)
      }
    }
    const ben = new LiveDocument({
      serverUrl: stage.server.url,
      documentId: DOC,
      userId: 'ben',
      params: { user: 'ben' },
      WebSocketPolyfill: Deaf as unknown as typeof globalThis.WebSocket,
    })
    await ready(ada, ben)
    type(ada, 'both see this. ')
    await until('ben sees it', () => textOf(ben.doc).length > 0)
    deaf = true
    type(ada, 'only one sees that.')
    await saved(ada)
    await until('ben is told', () => ben.status.closed?.code === CLOSE.differs)
    expect(ben.apart).toHaveLength(1)
    expect(ada.status.phase).toBe('live')
    ben.destroy()
  })

  it('[SY25] an answer nobody asked for, or that is no hash, does nothing to others', async () => {
    const ada = stage.person('ada')
    await ready(ada)
    const early = stage.raw('ben', '&ext=1')
    await early.opened()
    early.send((e) => write(e, new Uint8Array(32)))
    type(ada, 'as before')
    await saved(ada)
    expect(early.closed).toBe(null)
    const wrong = stage.raw('eve')
    await wrong.opened()
    wrong.send((e) => write(e, new Uint8Array(31)))
    await wrong.closedWith(CLOSE.badFrame)
    early.socket.terminate()
  })
})

function same(ada: LiveDocument, ben: LiveDocument): boolean {
  return textOf(ada.doc).toJSON() === textOf(ben.doc).toJSON()
}

function isUpdate(data: RawData): boolean {
  if (!(data instanceof ArrayBuffer)) return false
  const [type, step] = new Uint8Array(data)
  return type === MESSAGE.sync && step === SYNC.update
}

function write(encoder: encoding.Encoder, hash: Uint8Array): void {
  encoding.writeVarUint(encoder, MESSAGE.shown)
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint8Array(encoder, hash)
}

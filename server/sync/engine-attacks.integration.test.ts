import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { CLOSE, MESSAGE } from '../../lib/protocol'
import { ready, saved, textOf, type, until } from './testing/sync-people'
import { limitsForTests } from './testing/sync-server'
import { DOC, SyncStage } from './testing/sync-stage'

describe('hostile and hurried clients', () => {
  const stage = new SyncStage()

  it('[SY4] a reader sees everything and can write nothing: Update, SyncStep2', async () => {
    stage.server.rights.set('obs', 'read')
    const [ada, reader] = [stage.person('ada'), stage.person('obs')]
    await ready(ada, reader)
    type(ada, 'for all to read')
    await until('the reader sees it', () => textOf(reader.doc).toJSON() === 'for all to read')
    const update = Y.encodeStateAsUpdate(withWords('not mine to write'))
    const before = await stage.rows()
    for (const step of ['update', 'step2'] as const) {
      const client = stage.raw('obs')
      await client.opened()
      client.sync(step, update)
      await client.closedWith(CLOSE.notAllowed)
    }
    // The same frames with their types written the long way, which decodes to the same numbers.
    for (const [type, step] of [
      [[0x80, 0x00], [0x02]],
      [[0x00], [0x82, 0x00]],
    ] as const) {
      const client = stage.raw('obs')
      await client.opened()
      const bytes = [...type, ...step, update.length & 127, ...update]
      expect(update.length).toBeLessThan(128)
      client.socket.send(new Uint8Array(bytes))
      await client.closedWith(CLOSE.badFrame)
    }
    expect(await stage.rows()).toBe(before)
    expect(textOf(ada.doc).toJSON()).toBe('for all to read')
  })

  it('[SY11] who sends too fast is read more slowly, then told so; the server stays awake', async () => {
    const reader = stage.raw('obs')
    stage.server.rights.set('obs', 'read')
    await reader.opened()
    for (let i = 0; i < 3000; i++) reader.sync('step1', new Uint8Array([0]))
    await reader.closedWith(CLOSE.tooFast)
    const ada = stage.person('ada')
    await ready(ada)
  })

  it('[SY8] nobody can show presence under the clientID or the name of somebody else', async () => {
    const [ada, ben] = [stage.person('ada'), stage.person('ben')]
    await ready(ada, ben)
    await until('they see each other', () => ada.status.people.length === 2)
    const mallory = stage.raw('mallory')
    await mallory.opened()
    const forged = JSON.stringify({ user: { id: 'ben', name: 'Ben', colour: 3 }, cursor: 1 })
    mallory.presence([ben.doc.clientID, Number.MAX_SAFE_INTEGER, forged])
    await mallory.closedWith(CLOSE.notAllowed)
    const liar = stage.raw('liar')
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
    const large = stage.raw('ada')
    await large.opened()
    large.presence([1, 1, JSON.stringify({ cursor: 'x'.repeat(3000) })])
    await large.closedWith(CLOSE.badFrame)
    const many = stage.raw('ben')
    await many.opened()
    many.presence([1, 1, '{}'], [2, 1, '{}'])
    await many.closedWith(CLOSE.notAllowed)
  })

  it('[SY9] closes on text, on unknown types and on what only the server may say', async () => {
    const text = stage.raw('ada')
    await text.opened()
    text.socket.send('hello')
    await text.closedWith(CLOSE.badFrame)
    for (const type of [MESSAGE.saved, MESSAGE.event, MESSAGE.pong, 7, 2 ** 31]) {
      const client = stage.raw('ada')
      await client.opened()
      client.send((e) => {
        e.cbuf[e.cpos++] = type & 127
      })
      await client.closedWith(CLOSE.badFrame)
    }
  })

  it('[SY6] a clientID stays its owner’s while they are away, also before they have written', async () => {
    const ada = stage.raw('ada', '&client=4711')
    await ada.opened()
    ada.socket.terminate()
    await until('ada is away', () => stage.server.engine.stats().sessions === 0)
    const mallory = stage.raw('mallory', '&client=4711')
    await mallory.closedWith(CLOSE.badFrame)
    const again = stage.raw('ada', '&client=4711&ext=1')
    await until('ada is greeted', () => again.frames.length > 0)
    again.socket.terminate()
  })

  it('[SY6] refuses an update under the clientID of somebody else and leaves the log as it was', async () => {
    const ada = stage.person('ada')
    await ready(ada)
    type(ada, 'mine')
    await saved(ada)
    const before = await stage.rows()
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(ada.doc))
    forged.clientID = ada.doc.clientID
    const since = Y.encodeStateVector(forged)
    textOf(forged).insert(0, 'forged')
    const mallory = stage.raw('mallory')
    await mallory.opened()
    mallory.sync('update', Y.encodeStateAsUpdate(forged, since))
    await mallory.closedWith(CLOSE.badFrame)
    expect(await stage.rows()).toBe(before)
    type(ada, ' still')
    await saved(ada)
  })

  it('[SY11] a frame or a document larger than allowed is refused with 4413', async () => {
    await stage.restart({
      limits: limitsForTests({ maxFrameBytes: 2000, maxDocumentBytes: 3000 }),
    })
    const large = stage.raw('ada')
    await large.opened()
    large.sync('update', Y.encodeStateAsUpdate(withWords('x'.repeat(2500))))
    await large.closedWith(CLOSE.tooLarge)
    for (let i = 0; i < 2; i++) {
      const client = stage.raw('ada')
      await client.opened()
      client.sync('update', Y.encodeStateAsUpdate(withWords('y'.repeat(1800))))
      await until(
        'it was taken or refused',
        () => client.closed !== null || stage.server.commits.length > 0,
      )
      client.socket.terminate()
    }
    const third = stage.raw('ada')
    await third.opened()
    third.sync('update', Y.encodeStateAsUpdate(withWords('z'.repeat(1800))))
    await third.closedWith(CLOSE.tooLarge)
  })

  it('[SY10] somebody who does not read is told to come back', async () => {
    await stage.restart({ limits: limitsForTests({ maxBufferedBytes: 200_000 }) })
    const slow = stage.raw('slow')
    await slow.opened()
    slow.socket.pause()
    const ada = stage.person('ada')
    await ready(ada)
    await until('the slow one is out', () => {
      if (stage.server.engine.stats().waiting < 5) type(ada, 'x'.repeat(50_000))
      return stage.server.engine.people(DOC).every(({ id }) => id !== 'slow')
    })
  })
})

function withWords(words: string): Y.Doc {
  const doc = new Y.Doc()
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText()
  text.insert(0, words)
  paragraph.insert(0, [text])
  doc.getXmlFragment('default').insert(0, [paragraph])
  return doc
}

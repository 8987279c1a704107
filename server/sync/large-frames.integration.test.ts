import * as decoding from 'lib0/decoding'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { CLOSE, EXTENSIONS_PARAM, FRAGMENT, MESSAGE, SYNC } from '../../lib/protocol'
import { Knowledge } from './knowledge'
import { type JudgeThread, startThread } from './large-frames'
import { judge } from './validate'
import { paste, pasted } from './testing/pasted'
import { type RawClient, ready, saved, textOf, type, until } from './testing/sync-people'
import { DOC, SyncStage } from './testing/sync-stage'

const EXTENDED = `&${EXTENSIONS_PARAM}=1`

describe('frames of more than 64 kB', () => {
  const stage = new SyncStage()
  // A server does not stop before what waits is judged.
  afterEach(() => letGo())
  afterAll(() => living?.end())

  it('[SY35] somebody who types is served while a text of 4 MB is judged, and the server stays awake', async () => {
    const { update } = pasted(4_000_000, 7)
    const begun = performance.now()
    const nothing = new Knowledge({ structs: [], ds: { clients: new Map() } as never }, new Map())
    expect(judge(update, 'ada', nothing).verdict).toBe('new')
    const onMainThread = performance.now() - begun

    const ben = stage.person('ben')
    await ready(ben)
    // The thread is there already: starting it is not what is measured.
    const first = await opened('ada')
    first.sync('update', pasted(100_000, 5).update)
    await until('it has begun', () => countOfSaved(first) === 1)
    const ada = await opened('ada')
    const rows = await stage.rows()
    const longest = longestTurn()
    ada.sync('update', update)
    // Read by the server, and nothing decided yet.
    type(ben, 'while it is judged')
    await saved(ben)
    expect(countOfSaved(ada)).toBe(0)
    // His copy would take in the 4 MB on this very thread, which is no work of the server's.
    ben.destroy()
    await until('it is saved', () => countOfSaved(ada) === 1, 60_000)
    expect(longest()).toBeLessThan(onMainThread / 2)
    const record = (await stage.server.engine.record.read(DOC, 0)).slice(rows)
    expect(record.map(({ userId, bytes }) => [userId, bytes.length > 65_536])).toEqual([
      ['ben', false],
      ['ada', true],
    ])
  }, 90_000)

  it('[SY35, SY2] frames of one connection keep their order, and none counts as saved before it is', async () => {
    const thread = heldThread()
    await stage.restart({ judgeThread: thread.start })
    const ada = await opened('ada')
    // Each rests on the one before, of which the first is not on disk yet when the second comes.
    const { doc, update } = pasted(1, 7)
    ada.sync('update', update)
    ada.sync('update', paste(100_000, doc))
    const before = Y.encodeStateVector(doc)
    textOf(doc).insert(0, 'typed into what was pasted')
    ada.sync('update', Y.encodeStateAsUpdate(doc, before))
    await until('the small one is saved', () => countOfSaved(ada) === 1)
    await until('it is about to be judged', () => thread.asked === 1)
    expect(await stage.rows()).toBe(2)
    thread.letGo()
    await until('all is saved', () => countOfSaved(ada) === 3)
    const ben = stage.person('ben')
    await ready(ben)
    expect(hasParagraphWith(ben.doc, 'typed into')).toBe(true)
    expect(await stage.rows()).toBe(4)
  })

  it('[SY35, SY20] whoever leaves meanwhile, or is sent away by a restart, has it stored', async () => {
    const thread = heldThread()
    await stage.restart({ judgeThread: thread.start })
    const ada = await opened('ada')
    ada.sync('update', pasted(100_000, 7).update)
    ada.socket.close()
    await until('it is about to be judged', () => thread.asked === 1)
    const ben = await opened('ben')
    ben.sync('update', pasted(100_000, 9).update)
    await until('ben waits behind it', () => ben.socket.bufferedAmount === 0)
    thread.letGo()
    await stage.server.close()
    await stage.server.open()
    const record = await stage.server.engine.record.read(DOC, 0)
    expect(record.map(({ userId }) => userId)).toEqual([null, 'ada', 'ben'])
  })

  it('[SY35, SY13] whoever is shut out meanwhile writes nothing; what was acknowledged stays', async () => {
    const thread = heldThread()
    await stage.restart({ judgeThread: thread.start })
    const ada = await opened('ada')
    ada.sync('update', small(8))
    ada.sync('update', pasted(100_000, 7).update)
    await until('it is about to be judged', () => thread.asked === 1 && countOfSaved(ada) === 1)
    stage.server.engine.revoke({ userId: 'ada' }, CLOSE.notAllowed)
    await ada.closedWith(CLOSE.notAllowed)
    thread.letGo()
    await until('it is judged', () => thread.answered === 1)
    const ben = stage.person('ben')
    await ready(ben)
    type(ben, 'on it goes')
    await saved(ben)
    const record = await stage.server.engine.record.read(DOC, 0)
    expect(record.map(({ userId }) => userId)).toEqual([null, 'ada', 'ben'])
  })

  it('[SY35] a thread that dies closes the connection with 4500 and stores nothing; the next is judged by another', async () => {
    const thread = heldThread({ dies: true })
    await stage.restart({ judgeThread: thread.start })
    const ada = await opened('ada')
    const ben = await opened('ben')
    ada.sync('update', pasted(100_000, 7).update)
    await until('it is about to be judged', () => thread.asked === 1)
    ben.sync('update', pasted(100_000, 9).update)
    thread.letGo()
    await ada.closedWith(CLOSE.serverFault)
    await until('ben is saved', () => countOfSaved(ben) === 1)
    const record = await stage.server.engine.record.read(DOC, 0)
    expect(record.map(({ userId }) => userId)).toEqual([null, 'ben'])
  })

  it('[SY35] of one person four wait at the most; the fifth is told to come back', async () => {
    const thread = heldThread()
    await stage.restart({ judgeThread: thread.start })
    const sockets: RawClient[] = []
    for (let i = 0; i < 5; i++) {
      const ada = await opened('ada')
      sockets.push(ada)
      ada.sync('update', pasted(100_000, 70 + i).update)
      if (i === 0) await until('it is about to be judged', () => thread.asked === 1)
    }
    await until('one is told', () => sockets.some(({ closed }) => closed === CLOSE.tooSlow))
    thread.letGo()
    const others = sockets.filter(({ closed }) => closed === null)
    await until('the others are saved', () => others.every((one) => countOfSaved(one) === 1))
    expect(others).toHaveLength(4)
  })

  it('[SY35] what was overtaken by another connection of the same copy is asked for again, and is there once', async () => {
    const thread = heldThread()
    await stage.restart({ judgeThread: thread.start })
    const [old, young] = [await opened('ada'), await opened('ada')]
    const { doc, update } = pasted(100_000, 7)
    old.sync('update', update)
    await until('it is about to be judged', () => thread.asked === 1)
    const early = new Y.Doc()
    early.clientID = 7
    early.getXmlFragment(FRAGMENT).insert(0, [new Y.XmlElement('paragraph')])
    // The same first clock under the same clientID: what the other one sends begins later now.
    young.sync('update', Y.encodeStateAsUpdate(early))
    await until('the young one is saved', () => countOfSaved(young) === 1)
    const asked = () =>
      old.frames.filter(([type, step]) => type === 0 && step === SYNC.step1).length
    const before = asked()
    thread.letGo()
    await until('it is asked for what is missing', () => asked() > before)
    expect(countOfSaved(old)).toBe(0)
    expect(await stage.rows()).toBe(2)
    old.sync('step2', Y.encodeStateAsUpdate(doc))
    await until('it is saved', () => countOfSaved(old) === 2)
    expect(await stage.rows()).toBe(3)
  })

  it('[SY35, SY6] judges by the same rules: a large text under the clientID of somebody else is refused', async () => {
    const [ada, mallory] = [await opened('ada'), await opened('mallory')]
    ada.sync('update', small(7))
    await until('it is saved', () => countOfSaved(ada) === 1)
    mallory.sync('update', pasted(100_000, 7).update)
    await mallory.closedWith(CLOSE.badFrame)
    expect(await stage.rows()).toBe(2)
    // What is no update has no reason to be as large as that.
    ada.sync('step1', new Uint8Array(600_000))
    await ada.closedWith(CLOSE.tooLarge)
  })

  async function opened(user: string): Promise<RawClient> {
    const client = stage.raw(user, EXTENDED)
    await client.opened()
    return client
  }
})

let letGo: () => void = () => undefined
let living: JudgeThread | null = null

/** A real thread that does not begin before it may; and one that dies over its first question. */
function heldThread({ dies = false } = {}) {
  const held = new Promise<void>((resolve) => (letGo = resolve))
  const counts = { asked: 0, answered: 0 }
  const start = (): JudgeThread => {
    const isLast = dies && counts.asked === 0
    // One for all tests, but for the one that dies: a thread takes its time to start.
    const real = isLast ? startThread() : (living ??= startThread())
    return {
      get isDead() {
        return real.isDead
      },
      end: () => Promise.resolve(),
      async ask(call, transfer) {
        counts.asked += 1
        await held
        const answer = real.ask(call, transfer)
        if (isLast) void real.end()
        try {
          return await answer
        } finally {
          counts.answered += 1
        }
      },
    }
  }
  return {
    start,
    letGo: () => letGo(),
    get asked() {
      return counts.asked
    },
    get answered() {
      return counts.answered
    },
  }
}

/** What `saved(n)` said last. */
function countOfSaved({ frames }: RawClient): number {
  const last = frames.findLast(([type]) => type === MESSAGE.saved)
  return last ? decoding.readVarUint(decoding.createDecoder(last.slice(1))) : 0
}

/** @returns asks for the longest time, in milliseconds, that the event loop did not come round */
function longestTurn(): () => number {
  let longest = 0
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }, 1)
  return () => {
    clearInterval(timer)
    return longest
  }
}

function small(clientId: number): Uint8Array {
  return pasted(1, clientId).update
}

function hasParagraphWith(doc: Y.Doc, words: string): boolean {
  return doc
    .getXmlFragment(FRAGMENT)
    .toArray()
    .some((node) => node.toString().includes(words))
}

import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../../lib/protocol'
import { pasted } from './testing/pasted'
import { ready, saved, type, until } from './testing/sync-people'
import { limitsForTests } from './testing/sync-server'
import { DOC, SyncStage } from './testing/sync-stage'
import { WritingAgain } from './writing-again'

const BEN = { userId: 'ben', key: null }
const WHOLE = { kind: 'text' } as const

describe('texts that say again what they said, while people write', () => {
  const stage = new SyncStage()

  it('[HI12, HI13] every letter that comes after it is there, for everybody; nobody is thrown out', async () => {
    const [ada, ben] = [stage.person('ada'), stage.person('ben')]
    await ready(ada, ben)
    type(ada, 'The hall opens at nine. ')
    await saved(ada)
    const { engine } = stage.server
    const { seq: past } = await engine.state(DOC)
    let count = 0
    const typing = setInterval(() => type(ada, `<${count++}>`), 5)
    await until('she has typed', () => count > 10)
    const again = { kind: 'past', past: { edit: past }, scope: WHOLE } as const
    const change = await engine.sayAgain(DOC, BEN, again)
    const before = count
    await until('she has typed on', () => count > before + 20)
    clearInterval(typing)
    await saved(ada, ben)
    await until('texts are equal', () => words(ada.doc) === words(ben.doc))
    if (typeof change === 'string') throw new Error(change)
    expect(words(ada.doc)).toMatch(/^The hall opens at nine\. /)
    // What reached the server after that edit is there once; what reached it before went.
    const later = new Set<string>()
    for (const { seq, bytes } of await engine.record.read(DOC, change.edit)) {
      expect(seq).toBeGreaterThan(change.edit)
      for (const token of tokensOf(bytes)) later.add(token)
    }
    expect(later.size).toBeGreaterThan(15)
    for (const token of later) expect(words(ada.doc).split(token)).toHaveLength(2)
    expect(words(ada.doc)).not.toContain('<0>')
    expect([ada, ben].map(({ status }) => status.phase)).toEqual(['live', 'live'])
    const heads = await engine.record.read(DOC, change.edit - 1)
    expect(heads[0]).toMatchObject({ seq: change.edit, userId: 'ben' })
  })

  it('[HI12, HI15] also of a large text, which is judged beside everybody, there and back', async () => {
    const ada = stage.person('ada')
    await ready(ada)
    type(ada, 'Short.')
    await saved(ada)
    const { engine } = stage.server
    const { seq: short } = await engine.state(DOC)
    Y.applyUpdate(ada.doc, pasted(400_000, ada.doc.clientID + 1).update)
    await saved(ada)
    const { seq: long } = await engine.state(DOC)
    const size = words(ada.doc).length
    expect(size).toBeGreaterThan(250_000)
    const to = (edit: number) =>
      engine.sayAgain(DOC, BEN, { kind: 'past', past: { edit }, scope: WHOLE })
    await to(short)
    await until('it is short', () => words(ada.doc) === 'Short.')
    expect(await to(long)).toMatchObject({ edit: long + 2 })
    await until('it is long', () => words(ada.doc).length === size)
    const undone = await engine.sayAgain(DOC, BEN, { kind: 'without', edit: long + 2 })
    expect(undone).toMatchObject({ edit: long + 3 })
    await until('it is short again', () => words(ada.doc) === 'Short.')
    const nothing = await engine.sayAgain(DOC, BEN, { kind: 'without', edit: long + 2 })
    expect(nothing).toMatchObject({ update: null })
  })

  it('an edit by the server that would make a text too large is refused by that name', async () => {
    await stage.restart({ limits: limitsForTests({ maxDocumentBytes: 1000 }) })
    const { engine } = stage.server
    const write = (length: number) =>
      engine.edit(DOC, BEN, (doc) => {
        const block = new Y.XmlElement('paragraph')
        block.insert(0, [new Y.XmlText('x'.repeat(length))])
        doc.getXmlFragment(FRAGMENT).insert(0, [block])
      })
    await expect(write(2000)).rejects.toMatchObject({ code: 'too_large' })
    await write(100)
    expect((await engine.record.read(DOC, 0)).at(-1)).toMatchObject({ userId: 'ben' })
  })
})

it('[HI13] what comes while it is worked out makes it be worked out anew, but not for ever', async () => {
  const room = {
    ...{ seq: 1, gone: false, state: () => new Uint8Array([0, 0]) },
    accept: (_: unknown, __: unknown, saved: (error: unknown) => void) => {
      room.seq += 1
      saved(null)
      return { verdict: 'new' } as const
    },
    judgeLarge: () => Promise.reject(new Error('It is small.')),
  }
  let asked = 0
  const writing = (busy: number) =>
    new WritingAgain({
      open: () => Promise.resolve(room),
      compactor: {
        changeOf: () => {
          if (asked++ < busy) room.seq += 1
          return Promise.resolve({ update: new Uint8Array([0, 0]), past: null, sections: [] })
        },
      },
    })
  const again = { kind: 'without', edit: 1 } as const
  expect(await writing(1).write('a', BEN, again)).toMatchObject({ edit: 3 })
  expect(asked).toBe(2)
  asked = 0
  await writing(100).write('a', BEN, again)
  expect(asked).toBe(3)
})

function words(doc: Y.Doc): string {
  return doc
    .getXmlFragment(FRAGMENT)
    .toArray()
    .map((block) => (block instanceof Y.XmlElement ? block.toArray().join('') : ''))
    .join('')
}

/** Of one update, which holds what somebody typed in one go. */
function tokensOf(update: Uint8Array): string[] {
  const { structs } = Y.decodeUpdate(update)
  return structs.flatMap((struct) =>
    struct instanceof Y.Item && struct.content instanceof Y.ContentString
      ? (struct.content.str.match(/<\d+>/g) ?? [])
      : [],
  )
}

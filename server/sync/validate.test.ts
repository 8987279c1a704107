import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentHash, hashOf } from './content-hash'
import { Ledger } from './testing/ledger'
import { Random } from './testing/random'

const VICTIM = 'victim'
const ATTACKER = 'attacker'

describe('judging updates', () => {
  it('[SY7] takes what a person types, and knows it the second time', () => {
    const room = new Ledger()
    const update = typed('hello')
    expect(room.judge(update, VICTIM).verdict).toBe('new')
    room.take(update, VICTIM)
    expect(room.judge(update, VICTIM).verdict).toBe('known')
    expect(room.judge(update, ATTACKER).verdict).toBe('known')
  })

  it('[SY6] refuses a struct forged under the clientID of somebody else', () => {
    const { room, doc } = victimHasTyped()
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(doc))
    forged.clientID = doc.clientID
    const before = Y.encodeStateVector(forged)
    paragraph(forged).insert(0, 'forged')
    const verdict = room.judge(Y.encodeStateAsUpdate(forged, before), ATTACKER)
    expect(verdict).toMatchObject({ verdict: 'refused', reason: 'clientID of somebody else' })
  })

  it('[SY6] refuses a clientID that a connection of somebody else has announced', () => {
    const room = new Ledger()
    room.holders.set(77, VICTIM)
    expect(room.judge(typed('claimed', 77), ATTACKER).verdict).toBe('refused')
    expect(room.judge(typed('claimed', 77), VICTIM).verdict).toBe('new')
  })

  it('[SY7] does not take deletions of what does not exist yet', () => {
    const { room, doc } = victimHasTyped()
    const update = deletionOf(doc.clientID, 0, 2 ** 40)
    expect(update.length).toBeLessThan(20)
    expect(room.judge(update, ATTACKER).verdict).toBe('gap')
  })

  it('[SY6] refuses to mute somebody with a collected struct over their future', () => {
    const { room, doc } = victimHasTyped()
    const next = room.clocks.get(doc.clientID) ?? 0
    expect(room.judge(collected(doc.clientID, next, 2 ** 20), ATTACKER).verdict).toBe('refused')
    expect(room.judge(collected(doc.clientID, next, 2 ** 40), ATTACKER).verdict).toBe('refused')
  })

  it('[SY7] throws a tiny update that claims millions of structs away without allocating', () => {
    const update = encoding.encode((e) => {
      for (const n of [1, 2 ** 25 - 1, 1, 0]) encoding.writeVarUint(e, n)
    })
    const before = process.memoryUsage().heapUsed
    expect(new Ledger().judge(update, ATTACKER).verdict).toBe('refused')
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(20_000_000)
  })

  it('[SY5] asks for what is missing instead of keeping updates with holes', () => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    const text = paragraph(doc)
    for (const letter of 'abc') text.insert(text.length, letter)
    const room = new Ledger()
    const [first, second, third] = updates.slice(-3)
    if (!first || !second || !third) throw new Error('three updates expected')
    for (const update of updates.slice(0, -3)) room.take(update, VICTIM)
    expect(room.judge(third, VICTIM).verdict).toBe('gap')
    room.take(first, VICTIM)
    room.take(second, VICTIM)
    expect(room.judge(third, VICTIM).verdict).toBe('new')
  })

  it('[SY7] refuses roots, kinds and names that do not belong here', () => {
    const room = new Ledger()
    const cases: ((doc: Y.Doc) => void)[] = [
      (doc) => doc.getText('elsewhere').insert(0, 'x'),
      (doc) => doc.getMap('default').set('__proto__', 1),
      (doc) => doc.getXmlFragment('default').insert(0, [new Y.XmlElement('x'.repeat(101))]),
      (doc) => doc.getXmlFragment('default').insert(0, [new Y.XmlText('at the root')]),
      (doc) => doc.getArray('default').push([new Uint8Array(4)]),
      (doc) => doc.getArray('default').push([new Y.Doc()]),
      (doc) => doc.getArray('default').push([new Y.Map()]),
    ]
    for (const change of cases) {
      const doc = new Y.Doc()
      change(doc)
      expect(room.judge(Y.encodeStateAsUpdate(doc), ATTACKER).verdict).toBe('refused')
    }
    expect(room.judge(new Uint8Array([255, 255, 255]), ATTACKER).verdict).toBe('refused')
  })

  it('[SY7] takes attributes that are short and plain, as those of an image, and no others', () => {
    const withValue = (value: unknown) => {
      const doc = new Y.Doc()
      const image = new Y.XmlElement<Record<string, never>>('image')
      image.setAttribute('alt', value as never)
      doc.getXmlFragment('default').insert(0, [image])
      return new Ledger().judge(Y.encodeStateAsUpdate(doc), ATTACKER)
    }
    for (const value of ['A map of three towns', '', 240, null, true, [120, 80], { a: ['b'] }])
      expect(withValue(value).verdict, JSON.stringify(value)).toBe('new')
    const polluted: unknown = JSON.parse('{"a": {"__proto__": {"polluted": true}}}')
    const bad = [
      ...[`data:image/png;base64,${'A'.repeat(10_000)}`, Array(9000).fill(1), [[[[[1]]]]]],
      ...[polluted, new Uint8Array(8), new Y.Text('x'), new Y.XmlElement('script')],
    ]
    for (const value of bad) expect(withValue(value).verdict).toBe('refused')
  })

  it('[SY7] lets nothing but blocks stand at the root, wherever the update puts it', () => {
    const { room, doc } = victimHasTyped()
    const places: ((fragment: Y.XmlFragment) => void)[] = [
      (fragment) => fragment.insert(0, [new Y.XmlText('before')]),
      (fragment) => fragment.insert(1, [new Y.XmlText('behind')]),
      (fragment) => fragment.insert(1, [new Y.XmlElement('paragraph'), new Y.XmlText('chained')]),
    ]
    for (const place of places) {
      const hostile = new Y.Doc()
      Y.applyUpdate(hostile, Y.encodeStateAsUpdate(doc))
      const before = Y.encodeStateVector(hostile)
      place(hostile.getXmlFragment('default'))
      const verdict = room.judge(Y.encodeStateAsUpdate(hostile, before), ATTACKER)
      expect(verdict.verdict).toBe('refused')
    }
    // Blocks may, and text within them, from the same places.
    const honest = new Y.Doc()
    Y.applyUpdate(honest, Y.encodeStateAsUpdate(doc))
    const before = Y.encodeStateVector(honest)
    const block = new Y.XmlElement('paragraph')
    block.insert(0, [new Y.XmlText('within')])
    honest.getXmlFragment('default').insert(1, [block])
    expect(room.judge(Y.encodeStateAsUpdate(honest, before), ATTACKER).verdict).toBe('new')
  })

  it('[SY7] refuses structs and deletions out of order, which merging would lose or be slow on', () => {
    const room = new Ledger()
    const blocks = (clients: number[]) =>
      encoding.encode((e) => {
        encoding.writeVarUint(e, clients.length)
        for (const client of clients) {
          for (const n of [1, client, 0]) encoding.writeVarUint(e, n)
          encoding.writeUint8(e, 0)
          encoding.writeVarUint(e, 1)
        }
        encoding.writeVarUint(e, 0)
      })
    expect(room.judge(blocks([900, 5]), ATTACKER).verdict).toBe('new')
    expect(room.judge(blocks([5, 900]), ATTACKER).verdict).toBe('refused')
    expect(room.judge(blocks([5, 5]), ATTACKER).verdict).toBe('refused')
    room.take(typed('some words', 7), VICTIM)
    const backwards = encoding.encode((e) => {
      for (const n of [0, 1, 7, 2, 5, 1, 2, 1]) encoding.writeVarUint(e, n)
    })
    expect(room.judge(backwards, VICTIM).verdict).toBe('refused')
  })

  it('[SY6] keeps only what is new of an update that repeats the words of somebody else as others', () => {
    const { room, doc } = victimHasTyped()
    const since = Y.encodeStateVector(doc)
    paragraph(doc).insert(0, 'and more ')
    room.take(Y.encodeStateAsUpdate(doc, since), VICTIM)
    const before = hashOf(room.doc)
    // Begins within one of their structs and ends within the next: merging puts that one after it.
    const rewritten = encoding.encode((e) => {
      for (const n of [2, 1, 2 ** 40, 0]) encoding.writeVarUint(e, n)
      encoding.writeUint8(e, 0)
      for (const n of [1, 1, doc.clientID, 20]) encoding.writeVarUint(e, n)
      encoding.writeUint8(e, 0x84)
      for (const n of [doc.clientID, 19]) encoding.writeVarUint(e, n)
      encoding.writeVarString(e, 'rewritten!')
      encoding.writeVarUint(e, 0)
    })
    const judgement = room.judge(rewritten, ATTACKER)
    if (judgement.verdict !== 'new') throw new Error('it brings one struct of its own')
    const kept = Y.mergeUpdates([...room.taken, judgement.news])
    expect(contentHash([kept])).toBe(before)
    expect(judgement.places).toEqual([])
    // As it came it would have done so.
    expect(contentHash([Y.mergeUpdates([...room.taken, rewritten])])).not.toBe(before)
  })

  it('[SY7] refuses empty deletions, which Yjs throws at once it has applied half of an update', () => {
    const room = new Ledger()
    const update = typed('some words', 7)
    const clock = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(update)).get(7) ?? 0
    const withEmptyDeletion = new Uint8Array([...update.subarray(0, -1), 1, 7, 1, clock, 0])
    expect(() => Y.applyUpdate(new Y.Doc(), withEmptyDeletion)).toThrow()
    expect(room.judge(withEmptyDeletion, VICTIM).verdict).toBe('refused')
  })

  it('[SY7] refuses an update that claims thousands of clientIDs', () => {
    const clients = Array.from({ length: 2000 }, (_, i) => 2000 - i)
    const update = encoding.encode((e) => {
      encoding.writeVarUint(e, clients.length)
      for (const client of clients) {
        for (const n of [1, client, 0]) encoding.writeVarUint(e, n)
        encoding.writeUint8(e, 0)
        encoding.writeVarUint(e, 1)
      }
      encoding.writeVarUint(e, 0)
    })
    expect(new Ledger().judge(update, ATTACKER).verdict).toBe('refused')
  })

  it('[SY7] takes every update of ordinary sessions: three people, offline, reload, undo', () => {
    for (let round = 0; round < 30; round++) ordinarySession(new Random(round + 1))
  }, 30_000)
})

function victimHasTyped(): { room: Ledger; doc: Y.Doc } {
  const doc = new Y.Doc()
  paragraph(doc).insert(0, 'the text of the victim')
  const room = new Ledger()
  room.take(Y.encodeStateAsUpdate(doc), VICTIM)
  return { room, doc }
}

function typed(text: string, clientId?: number): Uint8Array {
  const doc = new Y.Doc()
  if (clientId !== undefined) doc.clientID = clientId
  paragraph(doc).insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}

function paragraph(doc: Y.Doc): Y.XmlText {
  const fragment = doc.getXmlFragment('default')
  if (fragment.length === 0) {
    const element = new Y.XmlElement('paragraph')
    element.insert(0, [new Y.XmlText()])
    fragment.insert(0, [element])
  }
  return (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText
}

function deletionOf(client: number, clock: number, length: number): Uint8Array {
  return encoding.encode((e) => {
    for (const n of [0, 1, client, 1, clock, length]) encoding.writeVarUint(e, n)
  })
}

function collected(client: number, clock: number, length: number): Uint8Array {
  return encoding.encode((e) => {
    for (const n of [1, 1, client, clock]) encoding.writeVarUint(e, n)
    encoding.writeUint8(e, 0)
    encoding.writeVarUint(e, length)
    encoding.writeVarUint(e, 0)
  })
}

/** Three people type, delete, undo, lose the connection and come back with a new clientID. */
function ordinarySession(random: Random): void {
  const room = new Ledger()
  const people = ['ada', 'ben', 'cyn'].map((name) => new Writer(name))
  const [first] = people
  if (!first) throw new Error('somebody must write')
  paragraph(first.doc)
  first.flush(room)
  for (let step = 0; step < 120; step++) {
    const writer = people[random.below(people.length)]
    if (!writer) continue
    if (writer.online) writer.catchUp(room)
    const choice = random.below(12)
    if (choice < 6) writer.type(random)
    else if (choice < 8) writer.erase(random)
    else if (choice === 8) writer.undo.undo()
    else if (choice === 9) writer.online = !writer.online
    else if (choice === 10) writer.reload()
    if (writer.online) writer.flush(room)
  }
  for (const writer of people) writer.flush(room)
  for (const writer of people) {
    writer.catchUp(room)
    expect(writer.doc.getXmlFragment('default').toJSON()).toBe(
      room.doc.getXmlFragment('default').toJSON(),
    )
  }
}

class Writer {
  doc = new Y.Doc()
  online = true
  undo: Y.UndoManager

  constructor(readonly name: string) {
    this.undo = new Y.UndoManager(this.doc.getXmlFragment('default'))
  }

  type(random: Random): void {
    if (this.doc.getXmlFragment('default').length === 0) return
    const text = paragraph(this.doc)
    text.insert(random.below(text.length + 1), 'abcdefgh'.slice(0, 1 + random.below(8)))
  }

  erase(random: Random): void {
    if (this.doc.getXmlFragment('default').length === 0) return
    const text = paragraph(this.doc)
    if (text.length === 0) return
    const at = random.below(text.length)
    text.delete(at, 1 + random.below(Math.min(5, text.length - at)))
  }

  reload(): void {
    const kept = Y.encodeStateAsUpdate(this.doc)
    this.doc = new Y.Doc()
    Y.applyUpdate(this.doc, kept)
    this.undo = new Y.UndoManager(this.doc.getXmlFragment('default'))
  }

  catchUp(room: Ledger): void {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(room.doc, Y.encodeStateVector(this.doc)))
  }

  flush(room: Ledger): void {
    const update = Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(room.doc))
    room.take(update, this.name)
  }
}

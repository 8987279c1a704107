import { expect, inject, it } from 'vitest'
import * as Y from 'yjs'
import { Knowledge, type New } from './knowledge'
import { memoryOfJudgement, packed } from './large-judgement'
import { edit } from './testing/busy-document'
import { Random } from './testing/random'
import { judge } from './validate'

it('[SY35] what is learned from a judgement of another thread is what is learned from the judgement', () => {
  const random = new Random(inject('seed'))
  const [plain, large, doc] = [nothing(), nothing(), new Y.Doc()]
  let [count, before] = [0, Y.encodeStateVector(doc)]
  for (let i = 0; i < 40; i++) {
    doc.transact(() => {
      for (let j = 0; j < 10; j++) edit(random, doc)
    })
    const judgement = judge(Y.encodeStateAsUpdate(doc, before), 'ada', plain)
    before = Y.encodeStateVector(doc)
    if (judgement.verdict === 'known') continue
    if (judgement.verdict !== 'new') throw new Error(judgement.verdict)
    const sent = packed(judgement)
    const received = structuredClone(sent, { transfer: memoryOfJudgement(sent) }) as New
    plain.learn(judgement, 'ada')
    // One in three as keystrokes come, so that both kinds stand behind each other.
    large.learn(i % 3 === 0 ? judgement : received, 'ada')
    count += 1
  }
  expect(count).toBeGreaterThan(20)
  expect(large.clocks).toEqual(plain.clocks)
  expect(large.writers).toEqual(plain.writers)
  let [places, deleted] = [0, 0]
  for (const [client, next] of plain.clocks)
    for (let clock = 0; clock <= next; clock++) {
      const place = plain.places.at(client, clock)
      expect(large.places.at(client, clock)).toBe(place)
      const isDeleted = plain.deleted.covers(client, clock, 1)
      expect(large.deleted.covers(client, clock, 1)).toBe(isDeleted)
      places += place === undefined ? 0 : 1
      deleted += isDeleted ? 1 : 0
    }
  expect(places).toBeGreaterThan(100)
  expect(deleted).toBeGreaterThan(10)
})

function nothing(): Knowledge {
  return new Knowledge(Y.decodeUpdate(new Uint8Array([0, 0])), new Map())
}

import { expect, inject, it } from 'vitest'
import * as Y from 'yjs'
import { LARGE_BYTES, merge, Tail } from './merge'
import { Random } from './testing/random'

it('[LG5] updates merged in portions are the same bytes as merged at once', () => {
  const updates = typedByThree(new Random(inject('seed')), 700)
  expect(updates.some(({ length }) => length > LARGE_BYTES)).toBe(true)
  const whole = Y.mergeUpdates(updates)
  expect(Buffer.compare(merge(updates), whole)).toBe(0)
  const tail = new Tail()
  for (const update of updates) tail.add(update)
  expect(tail.isEmpty).toBe(false)
  expect(Buffer.compare(merge(tail.take()), whole)).toBe(0)
  expect(tail.isEmpty).toBe(true)
  const missingOne = merge(updates.filter((_, i) => i !== 350))
  expect(Buffer.compare(missingOne, whole)).not.toBe(0)
})

it('[LG5] nothing merged is an update that says nothing', () => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, merge([]))
  expect(doc.store.clients.size).toBe(0)
})

function typedByThree(random: Random, count: number): Uint8Array[] {
  const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
  const updates: Uint8Array[] = []
  for (const doc of docs)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'heard') return
      updates.push(update)
      for (const other of docs) if (other !== doc) Y.applyUpdate(other, update, 'heard')
    })
  for (let i = 0; i < count; i++) {
    const text = random.pick(docs).getText('text')
    if (text.length > 3 && random.oneIn(5)) text.delete(random.below(text.length - 2), 2)
    else text.insert(random.below(text.length + 1), i % 130 === 77 ? 'x'.repeat(70_000) : 'word ')
  }
  return updates
}

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pack, unpack } from './packed-batch'

const text = fc.string({ maxLength: 20 })
const entry = fc.record({
  documentId: text,
  userId: fc.option(text),
  key: fc.option(text),
  at: fc.nat(),
  bytes: fc.uint8Array({ maxLength: 300 }),
  writers: fc.array(fc.record({ clientId: fc.nat(), userId: text }), { maxLength: 3 }),
})

it('[SY1] a batch is the same on the other side of a thread', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 20 }), (batch) => {
      const packed = pack(batch)
      expect(unpack(structuredClone(packed, { transfer: [packed.bytes.buffer] }))).toEqual(batch)
    }),
  )
})

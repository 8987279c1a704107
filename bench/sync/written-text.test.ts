import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { clocksOf, holds, writtenText } from './written-text'

describe('a written text', () => {
  const text = writtenText(200_000)

  it('is as large as it was asked for, in pieces that are the whole of it', () => {
    expect(Math.abs(text.bytes - 200_000)).toBeLessThan(10_000)
    expect(text.updates.length).toBeGreaterThan(2)
    expect(holds(Y.mergeUpdates(text.updates), text)).toBe(true)
  })

  it('is not there when a piece is missing, be it the last or one in the middle', () => {
    expect(holds(Y.mergeUpdates(text.updates.slice(0, -1)), text)).toBe(false)
    const middle = text.updates.filter((_, i) => i !== 1)
    expect(holds(Y.mergeUpdates(middle), text)).toBe(false)
  })
})

it('what lies behind a hole is not counted as kept', () => {
  const doc = new Y.Doc()
  doc.clientID = 7
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const letter of 'abc') doc.getText().insert(doc.getText().length, letter)
  const [a, , c] = updates
  if (!a || !c) throw new Error('Yjs gave no update.')
  expect(clocksOf(Y.mergeUpdates(updates))).toEqual(new Map([[7, 3]]))
  expect(clocksOf(Y.mergeUpdates([a, c]))).toEqual(new Map([[7, 1]]))
})

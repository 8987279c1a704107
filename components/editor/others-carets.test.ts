import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { othersCarets, RESTED_MS } from './others-carets'

describe('carets of others', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('[ED91] while one types, nothing is drawn for one’s own caret; once, when it rests', () => {
    const { mine, heard } = two()
    for (let at = 0; at < 20; at++) {
      mine.setLocalStateField('cursor', { anchor: at, head: at })
      vi.advanceTimersByTime(RESTED_MS - 1)
    }
    expect(heard()).toBe(0)
    vi.advanceTimersByTime(1)
    expect(heard()).toBe(1)
  })

  it('[ED91] others are heard at once, also between one’s own keys', () => {
    const { mine, theirs, send, heard } = two()
    mine.setLocalStateField('cursor', { anchor: 1, head: 1 })
    theirs.setLocalState({ cursor: { anchor: 1, head: 1 } })
    send()
    expect(heard()).toBe(1)
    theirs.setLocalState(null)
    send()
    expect(heard()).toBe(2)
  })

  it('[ED91] who was taken off the list hears nothing more', () => {
    const { mine, theirs, send, heard, stop } = two()
    mine.setLocalStateField('cursor', { anchor: 1, head: 1 })
    stop()
    vi.advanceTimersByTime(RESTED_MS)
    theirs.setLocalState({ cursor: { anchor: 1, head: 1 } })
    send()
    expect(heard()).toBe(0)
  })
})

function two() {
  const mine = new Awareness(new Y.Doc())
  const theirs = new Awareness(new Y.Doc())
  let times = 0
  const hear = () => void (times += 1)
  const seen = othersCarets(mine)
  seen.on('change', hear)
  return {
    ...{ mine, theirs, heard: () => times, stop: () => seen.off('change', hear) },
    send: () =>
      applyAwarenessUpdate(mine, encodeAwarenessUpdate(theirs, [theirs.clientID]), 'network'),
  }
}

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { Doc } from 'yjs'
import { letServerSayWhoLeft } from './presence-clock'

describe('who is here', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('[TG5] does not change because a page in the background is slow to speak', () => {
    const ada = new Awareness(new Doc())
    const ben = new Awareness(new Doc())
    letServerSayWhoLeft(ada)
    ben.setLocalStateField('cursor', null)
    applyAwarenessUpdate(ada, encodeAwarenessUpdate(ben, [ben.clientID]), 'server')
    let renewed = 0
    ada.on('update', () => (renewed += 1))
    vi.advanceTimersByTime(120_000)
    expect(ada.getStates().has(ben.clientID)).toBe(true)
    expect(renewed).toBe(8)
    ada.destroy()
    ben.destroy()
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LiveStatus, SaveState } from '@/lib/client/live-document'
import { SaveWords } from './save-words'

/** What a live document says of itself, one word after the other. */
class Said {
  status: LiveStatus = {
    ...{ phase: 'live', ready: true, source: 'server', closed: null, quarantined: false },
    ...{ people: [], apart: 0, save: { kind: 'saved', words: 0, kept: true } },
  }
  readonly #listeners = new Set<() => void>()

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  say(save: Partial<SaveState>, phase = this.status.phase): void {
    this.status = { ...this.status, phase, save: { ...this.status.save, ...save } }
    for (const listener of this.#listeners) listener()
  }
}

describe('the word about what is saved', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('[ED90] is taken back at the first key, and nothing is drawn for the keys after it', () => {
    const { live, words, drawn } = shown()
    live.say({ kind: 'saving', words: 0 })
    expect(words.get().word).toBe('quiet')
    const before = drawn()
    for (let key = 0; key < 50; key++) {
      live.say({ kind: 'saved' })
      vi.advanceTimersByTime(30)
      live.say({ kind: 'saving', words: key })
      vi.advanceTimersByTime(40)
    }
    expect(words.get().word).toBe('quiet')
    expect(drawn()).toBe(before)
    live.say({ kind: 'saved', words: 0 })
    vi.advanceTimersByTime(250)
    expect(words.get().word).toBe('saved')
  })

  it('[ED90] Saving is said once it lasts', () => {
    const { live, words } = shown()
    live.say({ kind: 'saving' })
    vi.advanceTimersByTime(399)
    expect(words.get().word).toBe('quiet')
    vi.advanceTimersByTime(1)
    expect(words.get().word).toBe('saving')
  })

  it('[ED90] only words that are kept here are counted, and those that are not are called lost', () => {
    const { live, words } = shown()
    live.say({ kind: 'offline', words: 3, kept: true }, 'offline')
    vi.advanceTimersByTime(250)
    expect(words.get()).toEqual({ word: 'offline', kept: 3, lost: 0 })
    // The fourth is typed, and not stored yet.
    live.say({ words: 4, kept: false })
    expect(words.get().kept).toBe(3)
    live.say({ kept: true })
    expect(words.get().kept).toBe(4)
    live.say({ kind: 'not-saved', words: 5, kept: false }, 'closed')
    vi.advanceTimersByTime(1000)
    expect(words.get()).toMatchObject({ word: 'not-saved', lost: 5 })
  })
})

function shown() {
  const live = new Said()
  const words = new SaveWords(live)
  let times = 0
  words.subscribe(() => (times += 1))
  return { live, words, drawn: () => times }
}

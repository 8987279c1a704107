import { describe, expect, it } from 'vitest'
import { OpenedPrompts } from './opened-prompts'

describe('answered questions somebody opened again', () => {
  it('[ED51] are remembered in this browser, for this element', () => {
    const kept = new Map<string, string>()
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    }
    new OpenedPrompts('e1', storage).toggle('events')
    expect(new OpenedPrompts('e1', storage).has('events')).toBe(true)
    expect(new OpenedPrompts('e2', storage).has('events')).toBe(false)
    new OpenedPrompts('e1', storage).toggle('events')
    expect(new OpenedPrompts('e1', storage).has('events')).toBe(false)
  })

  it('[ED51] last as long as the page where storage is full', () => {
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    const opened = new OpenedPrompts('e1', { getItem: () => null, setItem: full })
    opened.toggle('events')
    expect(opened.has('events')).toBe(true)
  })
})

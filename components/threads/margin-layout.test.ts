import { describe, expect, it } from 'vitest'
import { stacked, type Card } from './margin-layout'

const room = { gap: 10, floor: 40 }

function card(id: string, want: number, height = 50): Card {
  return { id, want, height }
}

describe('threads beside the text', () => {
  it('[CO34] stand at their lines where there is room', () => {
    const tops = stacked([card('a', 100), card('b', 300)], null, room)
    expect([...tops]).toEqual([
      ['a', 100],
      ['b', 300],
    ])
  })

  it('[CO34] never cover one another or what stands beside the title', () => {
    const cards = [card('a', 0), card('b', 10, 80), card('c', 20)]
    expect([...stacked(cards, null, room).values()]).toEqual([40, 100, 190])
  })

  it('[CO34] the open one stands at its line, and the others make room on either side', () => {
    const cards = [card('a', 200), card('b', 210), card('c', 220), card('d', 230)]
    expect([...stacked(cards, 'c', room).values()]).toEqual([100, 160, 220, 280])
  })

  it('[CO34] where there is no room above, the open one gives way', () => {
    const cards = [card('a', 50), card('b', 60), card('c', 70)]
    expect([...stacked(cards, 'c', room).values()]).toEqual([40, 100, 160])
  })
})

import { describe, expect, it } from 'vitest'
import { boardGrid, tileTowards, type Move } from './board'
import { nineElements } from './frameworks/nine-elements'

describe('tileTowards', () => {
  const { tiles } = boardGrid(nineElements.kinds, { below: false, beside: false })
  const go = (kind: string, move: Move) => tileTowards(tiles, kind, move)?.kind ?? null

  it('[BD5] arrow keys lead to the neighbour that way, and nowhere at the edge', () => {
    expect(go('situational-objective', 'up')).toBe('structural-analysis')
    expect(go('situational-objective', 'down')).toBe('action-plan')
    expect(go('situational-objective', 'start')).toBe('liberatory-strategy')
    expect(go('situational-objective', 'end')).toBe('scenario-planning')
    expect(go('vision', 'up')).toBeNull()
    expect(go('vision', 'start')).toBeNull()
    expect(go('evaluation', 'end')).toBeNull()
  })

  it('[BD5] Home and End lead to the first and the last element', () => {
    expect(go('scenario-planning', 'first')).toBe('vision')
    expect(go('scenario-planning', 'last')).toBe('evaluation')
  })

  it('[BD5] up and down pass over holes in the grid and land on the nearest column', () => {
    const holed = boardGrid(
      [
        { key: 'a', place: { row: 1, column: 1 }, emphasis: false },
        { key: 'b', place: { row: 1, column: 4 }, emphasis: false },
        { key: 'c', place: { row: 3, column: 3 }, emphasis: false },
      ],
      { below: false, beside: false },
    )
    expect(tileTowards(holed.tiles, 'c', 'up')?.kind).toBe('b')
    expect(tileTowards(holed.tiles, 'a', 'down')?.kind).toBe('c')
    expect(tileTowards(holed.tiles, 'c', 'start')).toBeNull()
    expect(tileTowards(holed.tiles, 'gone', 'up')).toBeNull()
  })
})

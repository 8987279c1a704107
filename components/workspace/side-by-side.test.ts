import { describe, expect, it } from 'vitest'
import type { Canvas } from '@/lib/canvases'
import { chosenAtFirst, families, kindRows } from './side-by-side'

describe('canvases side by side', () => {
  it('[HM5] stand beside those of the same framework only', () => {
    const found = families([canvas('a'), canvas('s', { framework: 'swot' }), canvas('b')])
    expect(
      found.map(({ framework, canvases }) => [framework, canvases.map(({ id }) => id)]),
    ).toEqual([
      ['nine', ['a', 'b']],
      ['swot', ['s']],
    ])
  })

  it('[HM5] begin with what was asked for and what it started from', () => {
    const all = [...['a', 'b', 'c', 'd'].map((id) => canvas(id)), canvas('fork', { origin: 'd' })]
    expect(chosenAtFirst(all, [])).toEqual(['a', 'b', 'c'])
    expect(chosenAtFirst(all, ['fork'])).toEqual(['fork', 'd', 'a'])
    expect(chosenAtFirst(all, ['d'])).toEqual(['d', 'fork', 'a'])
    expect(chosenAtFirst(all, ['c', 'a'])).toEqual(['a', 'c'])
  })

  it('[HM5] align their elements by kind, also where one has none or several of it', () => {
    const rows = kindRows([
      canvas('a', { kinds: ['vision', 'plan'] }),
      canvas('b', { kinds: ['plan', 'plan', 'extra'] }),
    ])
    expect(
      rows.map(({ kind, cells }) => [kind, ...cells.map(({ elements }) => elements.length)]),
    ).toEqual([
      ['vision', 1, 0],
      ['plan', 1, 2],
      ['extra', 0, 1],
    ])
  })
})

interface Of {
  framework?: string
  origin?: string
  kinds?: string[]
}

function canvas(id: string, { framework = 'nine', origin, kinds = [] }: Of = {}): Canvas {
  return {
    ...{ id, workspaceId: 'w', title: id, summary: '', documentId: `d-${id}` },
    framework: { key: framework, version: 1 },
    createdAt: '2026-05-14T10:00:00Z',
    standing: 'exploring',
    archived: null,
    origin: origin
      ? { canvasId: origin, title: origin, as: 'fork', at: '2026-05-14T10:00:00Z', by: null }
      : null,
    forks: [],
    elements: kinds.map((kind, i) => ({
      ...{ id: `${id}-${i}`, kind, title: kind, documentId: `d-${id}-${i}` },
      ...{ status: 'empty', opening: '', words: 0, lastChange: null },
    })),
  }
}

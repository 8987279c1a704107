import { describe, expect, it } from 'vitest'
import type { Canvas } from '@/lib/canvases'
import { nineElements } from '@/lib/frameworks/nine-elements'
import { elementRows, fitsBoard } from './element-rows'

describe('elementRows', () => {
  it('[BD6] puts the elements in the order of the framework, whatever order they came in', () => {
    const canvas = canvasOf(nineElements.kinds.map((kind) => kind.key).reverse())
    const rows = elementRows(canvas, nineElements, 'en')
    expect(rows.map((row) => row.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(rows[0]?.texts.label).toBe('Vision')
  })

  it('[BD6] says in words what each rests on, under the name it has on this canvas', () => {
    const canvas = canvasOf(nineElements.kinds.map((kind) => kind.key))
    const vision = canvas.elements[0]
    if (vision) vision.title = 'Our picture'
    const [, , , strategy] = elementRows(canvas, nineElements, 'es')
    expect(strategy?.grounds.map((ground) => [ground.number, ground.label])).toEqual([
      [1, 'Our picture'],
      [2, 'structural-analysis'],
      [3, 'conjunctural-analysis'],
    ])
    for (const ground of strategy?.grounds ?? []) expect(ground.why).toMatch(/se apoya/)
  })

  it('[BD8] invites to start where all that an element must rest on is begun', () => {
    const canvas = canvasOf(nineElements.kinds.map((kind) => kind.key))
    const next = () =>
      elementRows(canvas, nineElements, 'en')
        .filter((row) => row.isNext)
        .map((row) => row.kind.key)
    expect(next()).toEqual(['vision'])
    for (const element of canvas.elements)
      if (['vision', 'structural-analysis'].includes(element.kind)) element.status = 'draft'
    expect(next()).toEqual(['conjunctural-analysis', 'liberatory-strategy'])
  })

  it('[BD7] a board shows at most twelve elements, one of each kind; more are a list', () => {
    const keys = nineElements.kinds.map((kind) => kind.key)
    const fits = (kinds: string[]) => fitsBoard(elementRows(canvasOf(kinds), nineElements, 'en'))
    expect(fits(keys)).toBe(true)
    expect(fits([...keys, 'action-plan'])).toBe(false)
    expect(fits([...keys, ...keys])).toBe(false)
  })
})

function canvasOf(kinds: string[]): Canvas {
  return {
    id: 'c',
    workspaceId: 'w',
    title: 'Open late',
    summary: '',
    documentId: 'd',
    framework: { key: 'nine-elements', version: 1 },
    createdAt: '2026-05-14T10:00:00Z',
    standing: 'exploring',
    archived: null,
    origin: null,
    forks: [],
    elements: kinds.map((kind, i) => ({
      id: `e${i}`,
      kind,
      title: kind,
      documentId: `d${i}`,
      status: 'empty',
      opening: '',
      words: 0,
      lastChange: null,
    })),
  }
}

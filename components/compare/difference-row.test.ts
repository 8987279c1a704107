import { describe, expect, it } from 'vitest'
import type { ElementTile } from '@/lib/canvases'
import type { Difference } from './compare-questions'
import { foundIn } from './difference-row'
import { NOW } from './side'
import { choicesOf, inTime } from './text-choice'

function tile(words: number): ElementTile {
  return {
    ...{ id: 'a', kind: 'vision', title: 'Vision', documentId: 'd', status: 'draft' },
    ...{ opening: '', words, lastChange: null },
  }
}

function pair(one: number | null, two: number | null) {
  const [first, second] = [one, two].map((words) => (words === null ? null : tile(words)))
  return { title: 'Vision', one: first ?? null, two: second ?? null }
}

function difference(of: Partial<Difference>): Difference {
  const side = { elementId: 'a', moment: NOW, at: null }
  const nothing = { parts: [], onlyFrom: 0, onlyTo: 0, moved: 0, isChanged: false }
  return { ...nothing, from: side, to: side, ...of }
}

describe('an element of two canvases', () => {
  it('[HI67] stands in neither, in one only, or is being compared', () => {
    expect(foundIn(pair(0, 0), null)).toEqual({ kind: 'neither' })
    expect(foundIn(pair(null, 0), null)).toEqual({ kind: 'neither' })
    expect(foundIn(pair(3, 0), null)).toEqual({ kind: 'first', words: 3 })
    expect(foundIn(pair(null, 4), null)).toEqual({ kind: 'second', words: 4 })
    expect(foundIn(pair(3, 4), { data: null, failed: false })).toEqual({ kind: 'reading' })
    expect(foundIn(pair(3, 4), { data: null, failed: true })).toEqual({ kind: 'failed' })
  })

  it('[HI67] is the same, set differently, or different in so many words', () => {
    const found = (of: Partial<Difference>) =>
      foundIn(pair(3, 4), { data: difference(of), failed: false })
    expect(found({})).toEqual({ kind: 'same' })
    expect(found({ isChanged: true })).toEqual({ kind: 'form' })
    expect(found({ isChanged: true, onlyTo: 2 })).toEqual({
      ...{ kind: 'changed', onlyFrom: 0, onlyTo: 2, moved: 0 },
    })
    expect(found({ isChanged: true, moved: 1 })).toMatchObject({ kind: 'changed', moved: 1 })
  })

  it('[HI65] comes after what it was made from, and before what was made from it', () => {
    expect(inTime('own', 'other', 'origin')).toEqual(['other', 'own'])
    expect(inTime('own', 'other', 'copy')).toEqual(['own', 'other'])
    expect(inTime('own', 'other', 'shared')).toEqual(['own', 'other'])
    const own = { elementId: 'a', canvasTitle: 'Open late', archived: false }
    expect(choicesOf(own, [])).toEqual([{ ...own, kinship: 'own' }])
  })
})

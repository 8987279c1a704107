import { describe, expect, it } from 'vitest'
import { found, type SlashItem } from './slash-menu'

function item(label: string, search = ''): SlashItem {
  return { id: label, group: 'text', icon: 'list', label, search, run: (chain) => chain }
}
const ITEMS = [
  item('Opening and danger', 'What could go well?'),
  item('Tasks', 'todo'),
  item('Título', 'encabezado'),
]

function labels(query: string): string[] {
  return found(query, ITEMS).map(({ label }) => label)
}

describe('what is found behind the slash', () => {
  it('[ED50] everything, in its order, before a word is typed', () => {
    expect(labels('')).toEqual(['Opening and danger', 'Tasks', 'Título'])
  })

  it('[ED50] by the beginnings of words, whatever the case and the accents', () => {
    expect(labels('DAN')).toEqual(['Opening and danger'])
    expect(labels('titu')).toEqual(['Título'])
    expect(labels('tít')).toEqual(['Título'])
    expect(labels('sks')).toEqual([])
  })

  it('[ED50] by other words for it, after those whose name fits', () => {
    expect(labels('todo')).toEqual(['Tasks'])
    expect(found('what', [item('b', 'what'), item('What')]).map(({ label }) => label)).toEqual([
      'What',
      'b',
    ])
  })
})

import { expect, it } from 'vitest'
import { Past } from './past'
import { statusesOf } from './statuses'
import { entriesOf } from './testing/as-past'
import { InMemoryWriter } from './testing/in-memory-writer'

it('[HI22] a text is begun with its first words, emptied when the last go, and begun again', () => {
  const ada = new InMemoryWriter('ada')
  ada.write('…')
  ada.write('Open')
  ada.write(' until nine')
  ada.erase('Open until nine')
  ada.write(' ')
  ada.write('Again')
  const past = new Past(entriesOf(ada.noted))
  expect(statusesOf(past)).toEqual([
    { step: 2, status: 'draft' },
    { step: 4, status: 'empty' },
    { step: 6, status: 'draft' },
  ])
})

it('[HI22] what goes as other words come was never empty, and nothing was never begun', () => {
  const ada = new InMemoryWriter('ada')
  expect(statusesOf(new Past(entriesOf(ada.noted)))).toEqual([])
  ada.write('One')
  ada.write('Two')
  ada.erase('One')
  expect(statusesOf(new Past(entriesOf(ada.noted)))).toEqual([{ step: 1, status: 'draft' }])
})

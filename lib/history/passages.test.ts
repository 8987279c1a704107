import { expect, it } from 'vitest'
import { between } from './between'
import { cameBack } from './came-back'
import { changedPassages, type ChangedPassage } from './passages'
import { Past } from './past'
import { shownParts, type ShownPart } from './shown-parts'
import { entriesOf } from './testing/as-past'
import { InMemoryWriter } from './testing/in-memory-writer'

function passages(noted: InMemoryWriter['noted'], before: number, me: string): ChangedPassage[] {
  const past = new Past(entriesOf(noted))
  return changedPassages(shownParts(past, between(past, before, past.last, cameBack(past))), me)
}

function told({ kind, by, words }: ChangedPassage) {
  return [kind, by, words]
}

it('[HI32] what others added, changed and removed is told passage by passage, by whom, and what I did is not', () => {
  const ada = new InMemoryWriter('ada')
  for (const line of ['The branch is open.', 'Bring a lamp.', 'Mind the step.', 'Ask Olu.']) {
    ada.write(line)
    ada.split(line)
  }
  const seen = ada.noted.length - 1
  const ben = new InMemoryWriter('ben', ada)
  ben.insert('is open', ' until nine')
  ben.erase('Mind the step.')
  ada.insert('a lamp', ' and a friend')
  ben.write('Keys are with Noor.')
  const found = passages(ada.noted, seen, 'ada')
  expect(found.map(told)).toEqual([
    ['changed', ['ben'], 'The branch is open until nine.'],
    ['removed', ['ben'], null],
    ['added', ['ben'], 'Keys are with Noor.'],
  ])
  // For Ben it is the other way round.
  expect(passages(ada.noted, seen, 'ben').map(told)).toEqual([
    ['changed', ['ada'], 'Bring a lamp and a friend.'],
  ])
})

it('[HI32] in a passage that both touched, only what the other did is marked', () => {
  const ada = new InMemoryWriter('ada')
  ada.write('The hall opens at nine.')
  const seen = ada.noted.length - 1
  const ben = new InMemoryWriter('ben', ada)
  ada.insert('nine', ' sharp')
  ada.erase('The ')
  ben.insert('hall', 'way')
  const [only, ...more] = passages(ada.noted, seen, 'ada')
  expect(more).toEqual([])
  const texts = every(only?.parts ?? []).flatMap((part) =>
    part.type === 'text' ? [[part.text, part.change?.by ?? null]] : [],
  )
  expect(texts).toEqual([
    ['hall', null],
    ['way', 'ben'],
    [' opens at nine', null],
    [' sharp', null],
    ['.', null],
  ])
})

it('[HI32] what was written and taken back in between is nothing new, and neither is an empty line', () => {
  const ada = new InMemoryWriter('ada')
  ada.write('Open on Sundays.')
  const seen = ada.noted.length - 1
  const ben = new InMemoryWriter('ben', ada)
  ben.insert('Sundays', ' and Mondays')
  ben.erase(' and Mondays')
  ben.split('Sundays.')
  expect(passages(ada.noted, seen, 'ada')).toEqual([])
})

it('[HI32] the first line is of whoever wrote it, and not of the server that made it', () => {
  const ada = new InMemoryWriter('ada')
  ada.write('Open on Sundays.')
  const all = passages(ada.noted, -1, 'ben')
  expect(all.map(told)).toEqual([['added', ['ada'], 'Open on Sundays.']])
})

it('[HI32] lines that one person added one after the other are one passage', () => {
  const ada = new InMemoryWriter('ada')
  ada.write('Open on Sundays.')
  const seen = ada.noted.length - 1
  const ben = new InMemoryWriter('ben', ada)
  ben.split('Sundays.')
  ben.write('First.')
  ben.split('First.')
  ben.write('Second.')
  const found = passages(ada.noted, seen, 'ada')
  expect(found.map(told)).toEqual([['added', ['ben'], 'First.']])
  expect(found[0]?.parts).toHaveLength(2)
})

function every(parts: readonly ShownPart[]): ShownPart[] {
  return parts.flatMap((part) => [part, ...(part.type === 'node' ? every(part.parts) : [])])
}

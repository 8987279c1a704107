import { expect, inject, it } from 'vitest'
import { busyDocument } from '../../server/sync/testing/busy-document'
import { Random } from '../../server/sync/testing/random'
import { between } from './between'
import { cameBack } from './came-back'
import { Past } from './past'
import { countedIn, shownParts, sideOf, type ShownPart } from './shown-parts'
import { entriesOf } from './testing/as-past'
import { InMemoryWriter } from './testing/in-memory-writer'
import { plainOf } from './testing/plain'

it('[HI3] two moments beside each other are the two texts, with the marks and attributes of each', () => {
  const random = new Random(inject('seed'))
  for (let run = 0; run < 30; run++) {
    const past = new Past(entriesOf(busyDocument(random, ['ada', 'ben'], 90)))
    const a = random.below(past.steps.length)
    const b = a + random.below(past.steps.length - a)
    const shown = shownParts(past, between(past, a, b))
    const side = (which: 'before' | 'after') =>
      plainOf(shown.flatMap((part) => sideOf(part, which) ?? []))
    expect(side('before')).toEqual(plainOf(between(past, a, a)))
    expect(side('after')).toEqual(plainOf(between(past, b, b)))
  }
})

it('[HI3] of each change it is said by whom and when, and words are counted once', () => {
  const ben = new InMemoryWriter('ben')
  ben.write('The branch stays open until nine.')
  const ada = new InMemoryWriter('ada', ben)
  ada.erase('stays ')
  ada.insert('nine', ' or half past nine')
  const past = new Past(entriesOf(ben.noted))
  const shown = shownParts(past, between(past, 1, past.last, cameBack(past)))
  const changes = every(shown).flatMap((part) =>
    part.type === 'text' && part.change ? [[part.change.kind, part.change.by, part.text]] : [],
  )
  expect(changes).toEqual([
    ['out', 'ada', 'stays '],
    ['in', 'ada', ' or half past nine'],
  ])
  expect(countedIn(shown)).toEqual([{ by: 'ada', wordsIn: 4, wordsOut: 1, moved: 0 }])
  const at = every(shown).flatMap(({ change }) => change?.at ?? [])
  expect(at).toEqual([past.steps[2]?.at, past.steps[3]?.at])
})

it('[HI5] words that came back are told from new ones', () => {
  const ben = new InMemoryWriter('ben')
  ben.write('The branch stays open until nine.')
  const ada = new InMemoryWriter('ada', ben)
  ada.split('The branch')
  const past = new Past(entriesOf(ben.noted))
  const shown = shownParts(past, between(past, 1, past.last, cameBack(past)))
  const came = every(shown).filter((part) => part.type === 'text' && part.change?.kind === 'in')
  expect(came.map(({ change }) => change?.again)).toEqual([true])
})

it('[HI24] a block that changed places is moved at both ends, and its words are neither in nor out', () => {
  const ben = new InMemoryWriter('ben')
  ben.write('First come the hours.')
  ben.split('the hours.')
  ben.write('Then come the people.')
  ben.split('the people.')
  ben.write('Last comes the money.')
  const ada = new InMemoryWriter('ada', ben)
  const from = ben.noted.length - 1
  ada.lift('Last comes')
  const past = new Past(entriesOf(ben.noted))
  const shown = shownParts(past, between(past, from, past.last, cameBack(past)))
  const blocks = shown.map(({ change }) => change && [change.kind, change.moved, change.by])
  expect(blocks).toEqual([['in', true, 'ada'], null, null, ['out', true, 'ada']])
  expect(countedIn(shown)).toEqual([{ by: 'ada', wordsIn: 0, wordsOut: 0, moved: 1 }])
  // The same words in the same place were never anywhere else.
  ada.undo()
  const back = new Past(entriesOf(ben.noted))
  const same = shownParts(back, between(back, from, back.last, cameBack(back)))
  expect(every(same).flatMap(({ change }) => change ?? [])).toEqual([])
})

it('[HI24] a few letters that are the same in two places were not moved', () => {
  const ben = new InMemoryWriter('ben')
  ben.write('Hours')
  ben.split('Hours')
  ben.write('People')
  const from = ben.noted.length - 1
  ben.lift('People')
  const past = new Past(entriesOf(ben.noted))
  const shown = shownParts(past, between(past, from, past.last, cameBack(past)))
  expect(shown.map(({ change }) => change?.moved)).not.toContain(true)
})

function every(parts: readonly ShownPart[]): ShownPart[] {
  return parts.flatMap((part) => [part, ...(part.type === 'node' ? every(part.parts) : [])])
}

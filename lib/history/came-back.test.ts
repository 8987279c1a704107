import { expect, it } from 'vitest'
import { cameBack } from './came-back'
import { Past } from './past'
import { entriesOf, shares } from './testing/as-past'
import { InMemoryWriter } from './testing/in-memory-writer'

const SENTENCE = 'The branch at Weir Street stays open until nine.'

/** Ben's sentence, and Ada beside him. */
function two(): { ada: InMemoryWriter; ben: InMemoryWriter; who: () => [string | null, string][] } {
  const ben = new InMemoryWriter('ben')
  ben.write(SENTENCE)
  const ada = new InMemoryWriter('ada', ben)
  const who = () => {
    const past = new Past(entriesOf(ben.noted))
    return shares(past, cameBack(past))
  }
  return { ada, ben, who }
}

it('[HI5] a line that is split or joined stays whose it was', () => {
  const { ada, who } = two()
  ada.split('Weir Street')
  expect(ada.words).toBe('The branch at Weir Street\n stays open until nine.')
  expect(who()).toEqual([['ben', SENTENCE]])
  ada.insert('Weir Street', ', by the bridge,')
  ada.join(' stays open')
  expect(who()).toEqual([
    ['ben', 'The branch at Weir Street'],
    ['ada', ', by the bridge,'],
    ['ben', ' stays open until nine.'],
  ])
})

it('[HI5] a block that changes places stays whose it was, and what stands in it of others too', () => {
  const { ada, ben, who } = two()
  ada.insert('Weir Street', ', by the bridge,')
  ben.split('until nine.')
  ben.write('A second line, also by Ben.')
  ada.lift('A second line')
  ada.lift('The branch at')
  expect(ada.words).toBe(
    `The branch at Weir Street, by the bridge, stays open until nine.\nA second line, also by Ben.`,
  )
  expect(who()).toEqual([
    ['ben', 'The branch at Weir Street'],
    ['ada', ', by the bridge,'],
    ['ben', ' stays open until nine.A second line, also by Ben.'],
  ])
})

it('[HI5] what somebody took out and put back by undo, once or several times, stays whose it was', () => {
  const { ada, who } = two()
  for (let turn = 0; turn < 3; turn++) {
    ada.erase('open')
    ada.undo()
  }
  expect(ada.words).toBe(SENTENCE)
  expect(who()).toEqual([['ben', SENTENCE]])
  ada.redo()
  expect(who()).toEqual([['ben', SENTENCE.replace('open', '')]])
})

it('[HI5] a passage put back by somebody else long after it was removed stays whose it was', () => {
  const { ada, ben, who } = two()
  ben.erase(' stays open until nine')
  const cleo = new InMemoryWriter('cleo', ada)
  cleo.insert('Weir Street', ' stays open until nine')
  expect(who()).toEqual([['ben', SENTENCE]])
})

it('[HI6] a copy of what still stands belongs to whoever made it, and so do words newly written', () => {
  const { ada, who } = two()
  ada.write(' Again: stays open until nine.')
  expect(who()).toEqual([
    ['ben', SENTENCE],
    ['ada', ' Again: stays open until nine.'],
  ])
  ada.erase('The branch ')
  ada.write(' The hall.')
  expect(who()).toEqual([
    ['ben', SENTENCE.replace('The branch ', '')],
    ['ada', ' Again: stays open until nine. The hall.'],
  ])
})

it('[HI6] a copy stays with whoever made it when what it was copied from is removed later', () => {
  const { ada, ben, who } = two()
  ada.write(' Again: stays open until nine.')
  ben.erase('stays open until nine')
  expect(who()).toEqual([
    ['ben', SENTENCE.replace('stays open until nine', '')],
    ['ada', ' Again: stays open until nine.'],
  ])
})

it('[HI6] a few letters that happen to be the same are newly written', () => {
  const { ada, who } = two()
  ada.erase('open')
  ada.write('open')
  expect(who()).toEqual([
    ['ben', SENTENCE.replace('open', '')],
    ['ada', 'open'],
  ])
})

it("[HI4] what two wrote apart from each other is each one's own when they meet", () => {
  const { ada, ben, who } = two()
  ada.away()
  ada.insert('The branch ', 'library ')
  ben.insert('until nine', ' or ten')
  ada.back()
  expect(ada.words).toBe(ben.words)
  expect(who()).toEqual([
    ['ben', 'The branch '],
    ['ada', 'library '],
    ['ben', 'at Weir Street stays open until nine or ten.'],
  ])
})

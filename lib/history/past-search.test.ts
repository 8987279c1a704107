import { expect, inject, it } from 'vitest'
import { busyDocument } from '../../server/sync/testing/busy-document'
import { Random } from '../../server/sync/testing/random'
import { between } from './between'
import { searchPast, type FoundInPast } from './past-search'
import { Past } from './past'
import { entriesOf, wordsOf } from './testing/as-past'
import { InMemoryWriter } from './testing/in-memory-writer'

function told({ came, went, line }: FoundInPast) {
  return [line, came.by, went?.by ?? null]
}

function search(writer: InMemoryWriter, typed: string): FoundInPast[] {
  return searchPast(new Past(entriesOf(writer.noted)), typed).found
}

it('[HI40] a sentence that is gone is found, with who wrote it, who took it out and the moment before', () => {
  const ada = new InMemoryWriter('ada')
  ada.write('The branch stays open until nine.')
  const ben = new InMemoryWriter('ben', ada)
  ada.write(' Bring a lamp.')
  ben.erase(' stays open')
  const past = new Past(entriesOf(ada.noted))
  const [found, ...more] = searchPast(past, 'STAYS  open').found
  expect(more).toEqual([])
  expect(found && told(found)).toEqual([
    'The branch stays open until nine. Bring a lamp.',
    'ada',
    'ben',
  ])
  expect(found?.line.slice(found.from, found.to)).toBe('stays open')
  expect(found?.lastSeen).toBe((found?.went?.step ?? 0) - 1)
  const then = wordsOf(between(past, found?.lastSeen ?? 0, found?.lastSeen ?? 0))
  expect(then.trim()).toBe(found?.line)
  expect(found?.passage.marks).toEqual([[11, 21]])
})

it('[HI40] what still stands is found too, before what is gone', () => {
  const ada = new InMemoryWriter('ada')
  ada.write('Open on Sundays. Closed on Sundays.')
  ada.erase('Closed on Sundays.')
  expect(search(ada, 'sund').map(({ went }) => went?.by ?? null)).toEqual([null, 'ada'])
})

it('[HI40] words that something was put between have gone, and are back when it is taken out', () => {
  const ada = new InMemoryWriter('ada')
  ada.write('two evenings')
  const ben = new InMemoryWriter('ben', ada)
  ben.insert('two', ' long')
  ada.erase(' long')
  const found = search(ada, 'two evenings')
  expect(found.map(({ came, went }) => [came.by, went?.by ?? null])).toEqual([
    ['ada', null],
    ['ada', 'ben'],
  ])
})

it('[HI40] a sentence that was moved or split off stood all the while', () => {
  const ada = new InMemoryWriter('ada')
  ada.write('Bring a lamp. Mind the step.')
  const ben = new InMemoryWriter('ben', ada)
  ben.split('Bring a lamp.')
  const found = search(ada, 'mind the step')
  expect(found.map(({ came, went }) => [came.by, went])).toEqual([['ada', null]])
})

it('[HI40] finds beginnings of words and no middles, without accents, and scripts without spaces', () => {
  const ada = new InMemoryWriter('ada')
  ada.write('La estación abre; Straße. 図書館は九時に開く')
  ada.erase('La estación abre; Straße. 図書館は九時に開く')
  for (const typed of ['estacion abre', 'STRASS', 'Straße', '図書', '九時', 'abre straße'])
    expect([typed, search(ada, typed).length]).toEqual([typed, 1])
  for (const typed of ['tacion', 'estacio abre', 'x', '', '…', 'abre 図書 x'])
    expect([typed, search(ada, typed)]).toEqual([typed, []])
})

it('[HI40] whatever was written and however, what is said of each moment is so', () => {
  const random = new Random(inject('seed'))
  for (let run = 0; run < 12; run++) {
    const past = new Past(entriesOf(busyDocument(random, ['ada', 'ben'], 90)))
    const lines = past.steps.map((_, step) =>
      wordsOf(between(past, step, step))
        .split('\n')
        .map((line) => line.trim()),
    )
    // A word of some moment: it must be found, and each thing that is found must be so.
    const some =
      lines[random.below(lines.length)]?.flatMap((line) => line.split(/[^\p{L}]+/u)) ?? []
    const word = some.filter(({ length }) => length >= 3)[0]
    if (word === undefined) continue
    const { found } = searchPast(past, word)
    const stands = (step: number) =>
      found.some((one) => one.came.step <= step && (one.went?.step ?? Infinity) > step)
    lines.forEach((text, step) => {
      const pattern = new RegExp(`(^|[^\\p{L}\\p{N}\\p{M}])${word}`, 'iu')
      expect([run, step, word, stands(step)]).toEqual([
        run,
        step,
        word,
        text.some((line) => pattern.test(line)),
      ])
    })
  }
})

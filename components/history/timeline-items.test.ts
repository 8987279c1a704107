import { expect, it } from 'vitest'
import type { AutomaticEdition, Edition } from '@/lib/editions'
import type { Timeline } from './past-store'
import { timelineItems, type TimelineItem } from './timeline-items'

const ADA = { id: 'ada', name: 'Ada', colour: 1 }
const BEN = { id: 'ben', name: 'Ben', colour: 2 }

/** Ada writes about hours, Ben about people, Ada about hours again; an hour apart. */
const TIMELINE: Timeline = {
  people: [ADA, BEN],
  headings: [
    { words: 'Hours', level: 2 },
    { words: 'On Sundays', level: 3 },
    { words: 'People', level: 2 },
  ],
  steps: [1, 2, 3].map((hour) => ({ from: hour, at: hour, until: hour * 10, by: [] })),
  statuses: [{ step: 0, status: 'draft' }],
  sessions: [
    { ...{ userId: 'ada', first: 0, last: 0, from: 1, at: 1 }, ...words(3, ['Hours']) },
    { ...{ userId: 'ben', first: 1, last: 1, from: 2, at: 2 }, ...words(2, ['People']) },
    { ...{ userId: 'ada', first: 2, last: 2, from: 3, at: 3 }, ...words(1, ['On Sundays']) },
  ],
}

const NAMED = [edition('second', 2, 25), edition('first', 1, 10)]
const AUTOMATIC: AutomaticEdition[] = [
  {
    ...{ id: 'kept', elementId: 'e', edit: 20, hash: '', words: 5, madeBy: null, held: false },
    ...{ why: 'quiet' as const, authors: [BEN], madeAt: new Date(20).toISOString() },
  },
]

function words(wordsIn: number, sections: string[]) {
  return { wordsIn, wordsOut: 0, sections }
}

function edition(id: string, number: number, edit: number): Edition {
  return {
    ...{ id, elementId: 'e', number, label: id, note: '', asOf: null, revises: null, edit },
    ...{ significance: 'editorial', hash: '', words: 0, madeBy: ADA, integrates: [] },
    ...{ madeAt: new Date(edit).toISOString(), authors: [] },
  } as Edition
}

function keys(items: readonly TimelineItem[]): string[] {
  return items.map(({ kind, key }) => (kind === 'session' ? `${kind} ${key.split(' ')[0]}` : key))
}

function listed(filter: { who?: string; section?: number | null }) {
  const kept = { named: NAMED, automatic: AUTOMATIC, restorations: [] }
  return timelineItems(TIMELINE, kept, { who: '', section: null, ...filter })
}

it('[HI22] editions and what became of the text stand between what was done, the latest first', () => {
  expect(keys(listed({}))).toEqual([
    ...['second', 'kept', 'first'],
    ...['session ada', 'session ben', 'draft 0', 'session ada'],
  ])
})

it('[HI22] an edition shows what changed since the one before: a named one since the named one', () => {
  const spans = Object.fromEntries(
    listed({}).map((item) => [item.key, 'span' in item ? item.span : null]),
  )
  expect(spans['second']).toEqual({ before: 0, after: 1 })
  expect(spans['kept']).toEqual({ before: 0, after: 1 })
  expect(spans['first']).toEqual({ before: -1, after: 0 })
})

it('[HI22] by section: what was done there and below it, and the editions, which hold all of it', () => {
  expect(keys(listed({ section: 0 }))).toEqual(['second', 'first', 'session ada', 'session ada'])
  expect(keys(listed({ section: 1 }))).toEqual(['second', 'first', 'session ada'])
  expect(keys(listed({ section: 2 }))).toEqual(['second', 'first', 'session ben'])
})

it('[HI22] by person: what they did, and the editions that they made or wrote in', () => {
  expect(keys(listed({ who: 'ben' }))).toEqual(['kept', 'session ben'])
  expect(keys(listed({ who: 'ada', section: 2 }))).toEqual(['second', 'first'])
})

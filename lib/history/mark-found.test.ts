import { expect, it } from 'vitest'
import { markFound } from './mark-found'
import type { Change, ShownNode, ShownPart, ShownText } from './shown-parts'

const GONE: Change = { kind: 'out', by: 'ada', at: 1, again: false }

function text(words: string, change: Change | null = null): ShownText {
  return { type: 'text', text: words, marks: {}, was: null, change }
}
function block(...parts: ShownPart[]): ShownNode {
  return { type: 'node', name: 'paragraph', attrs: {}, was: null, change: null, parts }
}
function marked(parts: readonly ShownPart[]): string[] {
  return parts.flatMap((part) =>
    part.type === 'node' ? marked(part.parts) : part.found ? [part.text] : [],
  )
}

const PARTS = [
  block(text('Open on Sundays.')),
  block(text('Closed '), text('for once ', GONE), text('on Sundays.')),
]

it('[HI41] marks words in the line they stand in, past what went from it', () => {
  const place = { line: 'Closed on Sundays.', from: 7 }
  expect(marked(markFound(PARTS, { words: 'on Sundays', place }))).toEqual(['on Sundays'])
  const across = { line: 'Closed on Sundays.', from: 0 }
  const both = markFound(PARTS, { words: 'Closed on', place: across })
  expect(marked(both)).toEqual(['Closed ', 'on'])
  expect(JSON.stringify(both)).toContain('for once ')
})

it('[HI41] of words alone marks the first place, and nothing when they are not there', () => {
  expect(marked(markFound(PARTS, { words: 'on Sundays', place: null }))).toEqual(['on Sundays'])
  expect(markFound(PARTS, { words: 'Mondays', place: null })).toEqual(PARTS)
  expect(markFound(PARTS, { words: '', place: null })).toEqual(PARTS)
})

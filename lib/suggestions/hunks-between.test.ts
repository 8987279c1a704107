import type { Node } from '@tiptap/pm/model'
import { expect, it } from 'vitest'
import { fromMarkdown } from '../document/markdown'
import { documentSchema } from '../document/schema'
import { hunkWords } from './hunk-words'
import { hunksBetween } from './hunks-between'

function text(markdown: string): Node {
  return documentSchema.nodeFromJSON(fromMarkdown(markdown))
}

/** Each piece in a line: what goes, what comes, and what else is told of it. */
function told(before: string, after: string): string[] {
  const base = text(before)
  return hunksBetween(base, text(after)).map(({ from, to, after: slice }) => {
    const words = hunkWords(documentSchema, base.slice(from, to), slice)
    const parts = words.parts.map(({ kind, text: each }) => SIGNS[kind](each.replaceAll('\n', '¶')))
    const formats = [
      ...words.added.map((name) => `+${name}`),
      ...words.removed.map((name) => `-${name}`),
      ...(words.blocks ? [`${words.blocks.from.join()}>${words.blocks.to.join()}`] : []),
      ...(words.settings ? ['settings'] : []),
    ]
    return [parts.join(''), ...formats].join(' ').trim()
  })
}

const SIGNS = {
  same: (words: string) => words,
  old: (words: string) => `[-${words}-]`,
  new: (words: string) => `{+${words}+}`,
  look: (words: string) => `<${words}>`,
}

it('[CO46] changes of one sentence are one piece, those of two sentences are two', () => {
  expect(
    told(
      'It opens at two on Monday. It shuts at six.',
      'It opens at nine on Sunday. It shuts at six.',
    ),
  ).toEqual(['[-two-]{+nine+} on [-Monday-]{+Sunday+}'])
  expect(told('It opens at two. It shuts at six.', 'It opens at nine. It shuts at ten.')).toEqual([
    '[-two-]{+nine+}',
    '[-six-]{+ten+}',
  ])
})

it('[CO46] what is only put in holds on to the word beside it', () => {
  expect(told('Two evenings a week.', 'Two late evenings a week.')).toEqual(['{+late +}evenings'])
  expect(told('Two evenings.', 'Two evenings. And Sundays.')).toEqual([
    'evenings.{+ And Sundays.+}',
  ])
  expect(told('Two.', 'Just two. Two.')).toEqual(['{+Just two. +}Two.'])
})

it('[CO46] formats, kinds of blocks and their settings are pieces, told in words', () => {
  expect(told('Two evenings a week.', 'Two **evenings** a week.')).toEqual(['<evenings> +bold'])
  expect(told('Two **evenings** a week.', 'Two evenings a week.')).toEqual(['<evenings> -bold'])
  expect(told('## Hours\n\nText.', 'Hours\n\nText.')).toEqual(['heading2>paragraph'])
  expect(told('## Hours', '### Hours')).toEqual(['heading2>heading3'])
  expect(told('- [ ] Ask', '- [x] Ask')).toEqual(['taskOpen>taskDone'])
  expect(told('One\n\nTwo', '- One\n\nTwo')).toEqual(['One >bulletList,listItem'])
})

it('[CO46] splitting and joining are pieces of their own', () => {
  expect(told('One here. Two there.', 'One here.\n\nTwo there.')).toHaveLength(1)
  expect(told('One here.\n\nTwo there.', 'One here. Two there.')).toHaveLength(1)
})

it('[CO46] where letters repeat, whole blocks and whole words come and go', () => {
  expect(told('The late turns.', 'The late turns.\n\nWe count who comes.')).toEqual([
    '{+We count who comes.+}',
  ])
  expect(told('The late turns.\n\nWe count who comes.', 'The late turns.')).toEqual([
    '[-We count who comes.-]',
  ])
  expect(told('Ask the staff.', 'Ask the team and the staff.')).toEqual(['{+team and the +}staff.'])
})

it('[CO46] blocks that come and go are pieces, and the blocks between them are not touched', () => {
  expect(told('One.\n\nTwo.\n\nThree.', 'One.\n\nThree.')).toEqual(['[-Two.-]'])
  expect(told('One.\n\nThree.', 'Zero.\n\nOne.\n\nThree.\n\nFour.')).toEqual([
    '{+Zero.+}',
    '{+Four.+}',
  ])
})

it('[CO46] of a table the inside of a cell is a piece, and more than that is the whole table', () => {
  const table = (rows: string[][]) =>
    ['| a | b |', '| --- | --- |', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n')
  expect(told(table([['one', 'two']]), table([['one', 'three']]))).toEqual(['[-two-]{+three+}'])
  const [whole] = hunksBetween(
    text(table([['one', 'two']])),
    text(
      table([
        ['one', 'two'],
        ['x', 'y'],
      ]),
    ),
  )
  expect(whole).toMatchObject({ from: 0, to: text(table([['one', 'two']])).content.size })
})

it('[CO45] a long text that was changed at both ends is two short pieces', () => {
  const lines = Array.from({ length: 3000 }, (_, n) => `This is line ${n} of a long text.`)
  const changed = lines.with(0, 'This is the first line of a long text.').with(2999, 'The last.')
  const base = text(lines.join('\n\n'))
  const hunks = hunksBetween(base, text(changed.join('\n\n')))
  expect(hunks.map(({ from, to }) => to - from).every((size) => size < 80)).toBe(true)
  expect(hunks).toHaveLength(2)
})

it('[CO45] characters that take two places are never cut', () => {
  const base = text('Yes 👍 and no.')
  for (const { from, to, after } of hunksBetween(base, text('Yes 👎 and no.')))
    for (const words of [base.textBetween(from, to), after.content.textBetween(0, after.size)])
      expect(encodeURIComponent(words)).toBeTruthy()
})

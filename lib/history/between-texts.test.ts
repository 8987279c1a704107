import { describe, expect, inject, it } from 'vitest'
import * as Y from 'yjs'
import { copyText } from '../../server/canvases/copy-text'
import { textAsJson } from '../../server/canvases/element-text'
import { fromMarkdown } from '../document/markdown'
import type { Content } from '../document/content'
import { documentSchema } from '../document/schema'
import { FRAGMENT } from '../protocol'
import { RandomWriter, randomFrom } from '../suggestions/testing/random-text'
import { asRead } from './as-read'
import { betweenTexts, isChanged } from './between-texts'
import { between } from './between'
import { jsonFromParts } from './json-from-parts'
import { partsFromJson } from './parts-from-json'
import { Past } from './past'
import { countedIn, shownParts, sideOf, type ShownPart } from './shown-parts'
import { applied } from './testing/applied'
import { entriesOf } from './testing/as-past'
import { RewrittenText } from './testing/pair-file'
import { plainOf } from './testing/plain'
import { writtenOut } from './testing/written-out'

/** A text as the server hands it out: half of a character, which some writers make, is none there. */
function partsOf(document: Y.Doc): ShownPart[] {
  const stored = new Y.Doc()
  try {
    Y.applyUpdate(stored, Y.encodeStateAsUpdate(document))
    return partsFromJson(textAsJson(stored.getXmlFragment(FRAGMENT)) as Content)
  } finally {
    stored.destroy()
  }
}

function textOf(markdown: string): ShownPart[] {
  const text = new RewrittenText(documentSchema.nodeFromJSON(fromMarkdown(markdown)))
  try {
    return partsOf(text.document)
  } finally {
    text.close()
  }
}

function copyOf(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, copyText(Y.encodeStateAsUpdate(document)))
  return copy
}

function shown(older: string, newer: string): string {
  const [was, now] = [textOf(older), textOf(newer)]
  const difference = betweenTexts(was, now)
  expectApplies(was, now, difference)
  return writtenOut(difference)
}

function expectApplies(was: ShownPart[], now: ShownPart[], difference: ShownPart[]): void {
  expect(applied(plainOf(was), difference)).toEqual(plainOf(now))
  const side = (which: 'before' | 'after') =>
    plainOf(difference.flatMap((part) => sideOf(part, which) ?? []))
  expect(side('before')).toEqual(plainOf(was))
  expect(side('after')).toEqual(plainOf(now))
}

describe('two texts without a past in common', () => {
  it('[HI63] a copy says the same, though nothing in it is the same to Yjs', () => {
    const random = new RandomWriter(randomFrom(inject('seed')))
    for (let run = 0; run < 200; run++) {
      const text = new RewrittenText(random.text())
      const copy = copyOf(text.document)
      const [was, now] = [partsOf(text.document), partsOf(copy)]
      // The server puts a paragraph into every text; an editor alone waits for the first word.
      const difference = betweenTexts(was.length === 0 ? now : was, now)
      expect(isChanged(difference)).toBe(false)
      expect(countedIn(difference)).toEqual([])
      text.close()
      copy.destroy()
    }
  })

  it('[HI63] applied to the first it makes the second: a thousand pairs of copies written on apart', () => {
    let changed = 0
    for (let pairs = 0; pairs < 1000; pairs++) {
      const writer = new RandomWriter(randomFrom(inject('seed') + pairs))
      const first = new RewrittenText(writer.text())
      const copy = copyOf(first.document)
      const start = first.doc
      first.becomes(writer.edited(start, writer.below(6)))
      const was = partsOf(first.document)
      // Written in the copy, or a text that never had anything to do with the first.
      const other = new RewrittenText(
        pairs % 10 === 0 ? writer.text() : writer.edited(start, writer.below(6)),
      )
      const now = partsOf(other.document)
      const difference = betweenTexts(was, now)
      expectApplies(was, now, difference)
      expect(isChanged(difference)).toBe(
        JSON.stringify(plainOf(was)) !== JSON.stringify(plainOf(now)),
      )
      if (isChanged(difference)) changed++
      expectApplies(partsOf(copy), now, betweenTexts(partsOf(copy), now))
      first.close()
      other.close()
      copy.destroy()
    }
    expect(changed).toBeGreaterThan(700)
  }, 120_000)

  it('[HI63] a moment out of the record and the text as it is handed out are the same to it', () => {
    for (let n = 0; n < 200; n++) {
      const writer = new RandomWriter(randomFrom(inject('seed') + n))
      const text = new RewrittenText(writer.text())
      text.becomes(writer.edited(text.doc, 4))
      const past = new Past(entriesOf(text.noted))
      const moment = shownParts(past, between(past, past.last, past.last))
      const same = partsFromJson(jsonFromParts(moment) as Content)
      expect(isChanged(betweenTexts(same, partsOf(text.document)))).toBe(false)
      text.close()
    }
  })

  it('[HI63] words that differ are told word by word, in the block that has most in common', () => {
    expect(
      shown(
        'The branch at Weir Street stays open until nine.\n\nBring a lamp.',
        'Keys are with Noor.\n\nThe branch at Weir Street stays open until ten.\n\nBring a lamp.',
      ),
    ).toBe(
      [
        '+ paragraph: [+Keys are with Noor.+]',
        '  paragraph: The branch at Weir Street stays open until [-nine-][+ten+].',
        '  paragraph: Bring a lamp.',
      ].join('\n'),
    )
  })

  it('[HI63] lines that have nothing in common are two, and so are a line and a heading', () => {
    expect(shown('Bring a lamp.', 'Volunteers count everybody.')).toBe(
      ['- paragraph: [-Bring a lamp.-]', '+ paragraph: [+Volunteers count everybody.+]'].join('\n'),
    )
    const [one, other] = ['The door at the river is open.', 'Noor is the one with the keys.']
    expect(shown(one, other)).toBe(
      [`- paragraph: [-${one}-]`, `+ paragraph: [+${other}+]`].join('\n'),
    )
    expect(shown('## What we know', 'What we know')).toBe(
      ['- heading(level=2): [-What we know-]', '+ paragraph: [+What we know+]'].join('\n'),
    )
  })

  it('[HI63] a line that was taken over into a longer one is the same line', () => {
    const more =
      ' Volunteers take turns, and whoever closes counts everybody who came that evening.'
    expect(shown('Bring a lamp to the hall.', `Bring a lamp to the hall.${more}${more}`)).toBe(
      `  paragraph: Bring a lamp to the hall.[+${more}${more}+]`,
    )
  })

  it('[HI64] what stands in another place is moved, and its words are in neither alone', () => {
    const [first, second] = ['The staff shape the rota first.', 'People come once doors are open.']
    const [was, now] = [
      textOf(`${first}\n\n${second}\n\nThird and last.`),
      textOf(`${second}\n\n${first}\n\nThird and last.`),
    ]
    const difference = betweenTexts(was, now)
    expectApplies(was, now, difference)
    expect(writtenOut(difference)).toMatch(/^[<>] paragraph/m)
    expect(countedIn(difference)).toEqual([{ by: null, wordsIn: 0, wordsOut: 0, moved: 1 }])
  })

  it('[HI64] a passage written anew is one change, not one for each word', () => {
    expect(
      shown(
        'We meet on the first Tuesday, at noon, in the hall by the river.',
        'We meet every second Sunday; after supper; in the hall by the river.',
      ),
    ).toBe(
      '  paragraph: We meet [-on the first Tuesday, at noon,-][+every second Sunday; after supper;+] in the hall by the river.',
    )
  })

  it('[HI63] marks and settings are told apart from words', () => {
    expect(shown('Open until nine.', 'Open until **nine**.')).toBe(
      '  paragraph: Open until [~{bold|nine} was plain~].',
    )
    const difference = betweenTexts(textOf('- [ ] Ask Noor'), textOf('- [x] Ask Noor'))
    expect(isChanged(difference)).toBe(true)
    expect(countedIn(difference)).toEqual([])
  })

  it('[HI63] what no reader sees is no difference', () => {
    const block = (name: string, attrs: Record<string, unknown>, text: string): ShownPart => ({
      ...{ type: 'node', name, attrs, was: null, change: null },
      parts: [{ type: 'text', text, marks: {}, was: null, change: null }],
    })
    const read = (name: string, attrs: Record<string, unknown>) =>
      betweenTexts(asRead([block(name, {}, 'Open')]), asRead([block(name, attrs, 'Open')]))
    expect(isChanged(read('paragraph', { level: 2 }))).toBe(false)
    expect(isChanged(read('tableCell', { colspan: 1, colwidth: [120], align: null }))).toBe(false)
    expect(isChanged(read('heading', { level: 3 }))).toBe(true)
    expect(isChanged(read('newerBlock', { tone: 'warm' }))).toBe(true)
  })

  it('[HI63] a cell stays in its place, whatever stands in it', () => {
    expect(
      shown('| a | b |\n| --- | --- |\n| 5 | 6 |', '| a | b |\n| --- | --- |\n| 5 | 7 |'),
    ).toBe(
      [
        '  table',
        '    tableRow',
        '      tableHeader',
        '        paragraph: a',
        '      tableHeader',
        '        paragraph: b',
        '    tableRow',
        '      tableCell',
        '        paragraph: 5',
        '      tableCell',
        '        paragraph: [-6-][+7+]',
      ].join('\n'),
    )
  })
})

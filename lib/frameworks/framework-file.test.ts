import { describe, expect, it } from 'vitest'
import { BUILT_IN } from './built-in'
import { pathOf, sentenceOf } from './faults'
import { FILE_LIMIT, fileOf, readFile } from './framework-file'
import { nineElements } from './nine-elements'
import { swotChoices } from './swot-choices'

/** A file that is right, as it comes out of JSON, to be spoiled in one place or in several. */
interface Loose {
  [field: string]: Loose
}

function faultsAfter(spoil: (file: Loose) => void): string[] {
  const file = JSON.parse(JSON.stringify(fileOf(swotChoices))) as Loose
  spoil(file)
  return readFile(file).faults.map((fault) => `${pathOf(fault.path)}: ${sentenceOf(fault)}`)
}

function at(file: Loose, path: string): Loose {
  return path.split('.').reduce((inner, step) => inner[step] ?? {}, file)
}

function set(path: string, value: unknown): (file: Loose) => void {
  return (file) => {
    const steps = path.split('.')
    const last = steps.pop() ?? ''
    const owner: Record<string, unknown> = steps.length ? at(file, steps.join('.')) : file
    if (value === undefined) delete owner[last]
    else owner[last] = value
  }
}

const EN = 'texts.en.kinds'

/** What is broken, how, and the one sentence that says so. */
const BROKEN: [what: string, spoil: (file: Loose) => void, expected: string][] = [
  [
    'no format',
    set('format', undefined),
    'format: This does not say that it is a framework of Throughline: “format” should be “throughline-framework/1”.',
  ],
  [
    'another format',
    set('format', 'drawing/7'),
    'format: This does not say that it is a framework of Throughline: “format” should be “throughline-framework/1”.',
  ],
  ['no elements', set('kinds', undefined), 'kinds: This is missing.'],
  ['elements that are no list', set('kinds', 'none'), 'kinds: This should be a list.'],
  ['no key', set('kinds.0.key', undefined), 'kinds[0].key: This is missing.'],
  [
    'a key with spaces',
    set('kinds.0.key', 'My key'),
    'kinds[0].key: A key has small letters, digits and hyphens, begins with a letter and has 41 signs at most.',
  ],
  [
    'a number that is text',
    set('kinds.0.place.row', '1'),
    'kinds[0].place.row: This should be a whole number.',
  ],
  [
    'half a row',
    set('kinds.0.place.row', 1.5),
    'kinds[0].place.row: This should be a whole number.',
  ],
  [
    'row nought',
    set('kinds.0.place.row', 0),
    'kinds[0].place.row: This number should be 1 or more.',
  ],
  [
    'a column too far',
    set('kinds.0.place.column', 40),
    'kinds[0].place.column: This number should be 6 or less.',
  ],
  [
    'a tile too wide',
    set('kinds.5.place.columns', 5),
    'kinds[5].place: “Choice” reaches beyond the 6 columns of a board.',
  ],
  [
    'a wish that is no wish',
    set('kinds.0.emphasis', 'yes'),
    'kinds[0].emphasis: This should be true or false.',
  ],
  [
    'an unknown horizon',
    set('kinds.0.horizon', 'soon'),
    'kinds[0].horizon: This should be one of: long, medium, short.',
  ],
  [
    'an unknown block',
    set('kinds.0.blocks.0.kind', 'poem'),
    'kinds[0].blocks[0].kind: This should be one of: claim, tension, forces, events, groups, pillars, phases, objective, scenarios, signpost, hypothesis, action, finding, option, quote, transclusion, table.',
  ],
  ['no sections', set('kinds.0.sections', []), 'kinds[0].sections: At least 1 should be here.'],
  [
    'too many elements',
    (file) =>
      set(
        'kinds',
        Array.from({ length: 41 }, () => at(file, 'kinds.0')),
      )(file),
    'kinds: More than 40 are not possible here.',
  ],
  [
    'an element twice',
    (file) => set('kinds.1.key', 'strengths')(file),
    'kinds[1].key: Element “Strengths” is there twice.',
  ],
  [
    'a section twice',
    set('kinds.0.sections.1.key', 'list'),
    'kinds[0].sections[1].key: Section “list” of “Strengths” is there twice.',
  ],
  [
    'an edge twice',
    set('kinds.4.drawsOn.1.kind', 'strengths'),
    'kinds[4].drawsOn[1].kind: “Options” rests on “Strengths” twice.',
  ],
  [
    'an edge to nothing',
    set('kinds.5.drawsOn.0.kind', 'luck'),
    'kinds[5].drawsOn[0].kind: “Choice” rests on “luck”, which is not an element.',
  ],
  [
    'a loop',
    set('kinds.0.drawsOn', [{ kind: 'choice', strength: 'required' }]),
    'kinds: Elements rest on each other in a circle: Strengths → Choice → Options → Strengths.',
  ],
  [
    'tiles that overlap',
    set('kinds.1.place', { row: 1, column: 1 }),
    'kinds[1].place: “Weaknesses” and “Strengths” lie on the same place: row 1, column 1.',
  ],
  [
    'a wide tile over another',
    set('kinds.0.place.columns', 2),
    'kinds[1].place: “Weaknesses” and “Strengths” lie on the same place: row 1, column 2.',
  ],
  ['no words', set('texts', {}), 'texts: The framework has no words in any language.'],
  [
    'a language of ours that is not',
    set('texts.xx', {}),
    'texts.xx: This is not a language of the product. Known are: en, es.',
  ],
  ['no name', set('texts.en.name', undefined), 'texts.en.name: This is missing.'],
  [
    'an empty name',
    set('texts.en.name', '  '),
    'texts.en.name: There should be at least one letter here.',
  ],
  [
    'a name without end',
    set('texts.en.name', 'x'.repeat(301)),
    'texts.en.name: This is longer than 300 letters.',
  ],
  [
    'a name that is a number',
    set('texts.en.name', 7),
    'texts.en.name: This should be text in quotes.',
  ],
  [
    'an element without words',
    set(`${EN}.choice`, undefined),
    'texts.en.kinds.choice: “choice” has no words in English.',
  ],
  [
    'words without an element',
    (file) => set(`${EN}.luck`, at(file, `${EN}.strengths`))(file),
    'texts.en.kinds.luck: There are words in English for “luck”, which is not an element.',
  ],
  [
    'a section without words',
    set(`${EN}.choice.sections.drop`, undefined),
    'texts.en.kinds.choice.sections.drop: Section “drop” of “Choice” has no words in English.',
  ],
  [
    'words without a section',
    set(`${EN}.choice.sections.why`, { title: 'Why', prompt: 'Why?' }),
    'texts.en.kinds.choice.sections.why: There are words in English for “why”, which is not a section of “Choice”.',
  ],
  [
    'an edge without a reason',
    set(`${EN}.choice.drawsOn.options`, undefined),
    'texts.en.kinds.choice.drawsOn.options: “Choice” does not say in English why it rests on “Options”.',
  ],
  [
    'a reason without an edge',
    set(`${EN}.choice.drawsOn.threats`, 'Because.'),
    'texts.en.kinds.choice.drawsOn.threats: “Choice” says in English why it rests on “Threats”, but it does not.',
  ],
  [
    'two names alike',
    set(`${EN}.threats.label`, 'Strengths'),
    'texts.en.kinds.threats.label: Two elements are called “Strengths” in English.',
  ],
  [
    'two headings alike',
    set(`${EN}.choice.sections.drop.title`, 'Until when'),
    'texts.en.kinds.choice.sections.drop.title: Two sections of “Choice” are called “Until when” in English.',
  ],
  [
    'a field spelt wrong',
    set('kinds.0.emphasys', true),
    'kinds[0].emphasys: Nothing of this name belongs here.',
  ],
  [
    'an address that is none',
    set('basedOn.url', 'example'),
    'basedOn.url: This should be a whole web address.',
  ],
  [
    'an address that is a script',
    set('basedOn.url', 'javascript:alert(1)'),
    'basedOn.url: This should be a whole web address.',
  ],
]

describe('a framework as a file', () => {
  it.each(BUILT_IN)('[FW20] $key comes back equal from its file', ({ kinds, texts, basedOn }) => {
    const file: unknown = JSON.parse(JSON.stringify(fileOf({ kinds, texts, basedOn })))
    const { content, faults } = readFile(file)
    expect(faults).toEqual([])
    expect(content).toEqual({ kinds, texts, basedOn })
    expect(JSON.stringify(file).length).toBeLessThan(FILE_LIMIT)
  })

  it.each(BROKEN)('[FW21] %s is told, with where it is', (_, spoil, expected) => {
    expect(faultsAfter(spoil)).toContain(expected)
  })

  it('[FW21] everything that is wrong is told at once', () => {
    const faults = faultsAfter((file) => {
      set('kinds.0.place', { row: 1, column: 2 })(file)
      set('kinds.5.drawsOn.0.kind', 'luck')(file)
      set('kinds.2.horizon', 'soon')(file)
      set(`${EN}.choice.sections.drop`, undefined)(file)
      set('texts.es.summary', '')(file)
    })
    const places = faults.map((line) => line.slice(0, line.indexOf(':')))
    for (const place of [
      ...['kinds[1].place', 'kinds[5].drawsOn[0].kind', 'kinds[2].horizon', 'texts.es.summary'],
      ...['texts.en.kinds.choice.sections.drop', 'texts.en.kinds.choice.drawsOn.luck'],
    ])
      expect(places).toContain(place)
  })

  it('[FW21] what is no framework at all is told too', () => {
    for (const nonsense of [null, 7, 'text', [], [1], {}, { kinds: 7, texts: [] }, nineElements])
      expect(readFile(nonsense).faults.length).toBeGreaterThan(0)
  })
})

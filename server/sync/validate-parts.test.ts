import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../../lib/protocol'
import { ClockRanges } from './clock-ranges'
import { Places } from './places'
import { Ledger } from './testing/ledger'
import { judge, type Known } from './validate'

/** A document nobody has written in yet. */
const EMPTY: Known = {
  clocks: new Map(),
  deleted: new ClockRanges(),
  places: new Places(),
  writers: new Map(),
  holderOf: () => undefined,
}

function verdictOf(write: (fragment: Y.XmlFragment) => void): string {
  const doc = new Y.Doc()
  write(doc.getXmlFragment(FRAGMENT))
  return judge(Y.encodeStateAsUpdate(doc), 'ada', EMPTY).verdict
}

function element(name: string, attrs: Record<string, unknown> = {}): Y.XmlElement {
  const made = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attrs)) made.setAttribute(key, value as string)
  return made
}

describe('judging the parts of a text', () => {
  it('[SY7] takes deletions of many stretches, and not of more than any text has', () => {
    const known: Known = { ...EMPTY, clocks: new Map([[7, 1_000_000]]) }
    const deletions = (count: number) =>
      encoding.encode((e) => {
        for (const n of [0, 1, 7, count]) encoding.writeVarUint(e, n)
        for (let i = 0; i < count; i++) for (const n of [2 * i, 1]) encoding.writeVarUint(e, n)
      })
    expect(judge(deletions(200_000), 'ada', known).verdict).toBe('new')
    expect(judge(deletions(200_001), 'ada', known).verdict).toBe('refused')
  })

  it('[SY7] takes callouts, highlights and tables with widths', () => {
    const words = new Y.XmlText()
    const callout = element('callout', { kind: 'tip' })
    const paragraph = element('paragraph')
    const cell = element('tableCell', { colwidth: [120, 0], colspan: 2, align: 'right' })
    const table = element('table')
    const row = element('tableRow')
    const verdict = verdictOf((fragment) => {
      fragment.insert(0, [callout, table])
      callout.insert(0, [paragraph])
      paragraph.insert(0, [words])
      words.insert(0, 'Bring lights', { highlight: {} })
      table.insert(0, [row])
      row.insert(0, [cell])
      cell.insert(0, [element('paragraph')])
    })
    expect(verdict).toBe('new')
  })

  it('[SY7] refuses them where no text stands, and with names that are no names', () => {
    expect(verdictOf((fragment) => fragment.insert(0, [element('callout'.repeat(20))]))).toBe(
      'refused',
    )
    expect(verdictOf((fragment) => fragment.insert(0, [new Y.XmlText('loose')]))).toBe('refused')
    const marked = new Y.XmlText()
    expect(
      verdictOf((fragment) => {
        const paragraph = element('paragraph')
        fragment.insert(0, [paragraph])
        paragraph.insert(0, [marked])
        marked.insert(0, 'x', { ['m'.repeat(300)]: {} })
      }),
    ).toBe('refused')
  })

  it('[SY7] holds a new value of an attribute to what it holds the first one to', () => {
    const doc = new Y.Doc()
    const image = element('image', { alt: 'a map' })
    doc.getXmlFragment(FRAGMENT).insert(0, [image])
    const room = new Ledger()
    room.take(Y.encodeStateAsUpdate(doc), 'ada')
    const verdictOfNext = (value: unknown) => {
      const since = Y.encodeStateVector(doc)
      image.setAttribute('alt', value as never)
      const update = Y.encodeStateAsUpdate(doc, since)
      const { verdict } = room.judge(update, 'ada')
      if (verdict === 'new') room.take(update, 'ada')
      return verdict
    }
    expect(verdictOfNext('a map of three towns')).toBe('new')
    expect(verdictOfNext('another one')).toBe('new')
    expect(verdictOfNext('x'.repeat(10_000))).toBe('refused')
  })

  it('[SY7] refuses what says that it stands between two that are not neighbours', () => {
    const doc = new Y.Doc()
    doc.clientID = 5
    const texts = ['one', 'two'].map((words) => {
      const text = new Y.XmlText(words)
      const paragraph = element('paragraph')
      paragraph.insert(0, [text])
      doc.getXmlFragment(FRAGMENT).push([paragraph])
      return text
    })
    const room = new Ledger()
    room.take(Y.encodeStateAsUpdate(doc), 'ada')
    const [one, two] = texts.map((text) => {
      const first = (text as unknown as { _start: Y.Item })._start
      return first.id.clock
    }) as [number, number]
    const between = (left: number, right: number) =>
      encoding.encode((e) => {
        for (const n of [1, 1, 9, 0]) encoding.writeVarUint(e, n)
        encoding.writeUint8(e, 0xc4)
        for (const n of [5, left, 5, right]) encoding.writeVarUint(e, n)
        encoding.writeVarString(e, 'x')
        encoding.writeVarUint(e, 0)
      })
    expect(room.judge(between(one, one + 1), 'ben').verdict).toBe('new')
    expect(room.judge(between(one, one + 2), 'ben').verdict).toBe('new')
    expect(room.judge(between(one, two), 'ben').verdict).toBe('refused')
    // Undo writes that at times.
    expect(room.judge(between(one, one), 'ben').verdict).toBe('new')
  })
})

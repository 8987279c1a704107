import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../../lib/protocol'
import { ClockRanges } from './clock-ranges'
import { judge, type Known } from './validate'

/** A document nobody has written in yet. */
const EMPTY: Known = {
  clocks: new Map(),
  deleted: new ClockRanges(),
  roots: new ClockRanges(),
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
})

import { describe, expect, inject, it } from 'vitest'
import * as Y from 'yjs'
import { chunksOf, updateIn } from '../../server/sync/chunks'
import { busyDocument } from '../../server/sync/testing/busy-document'
import { InMemoryWriter } from './testing/in-memory-writer'
import { Random } from '../../server/sync/testing/random'
import { FRAGMENT } from '../protocol'
import { between, type Part } from './between'
import { Past, type PastEntry } from './past'
import { entriesOf, type Noted } from './testing/as-past'
import { plainOf, plainOfDoc } from './testing/plain'

describe('a text after each of its edits', () => {
  it('[HI2] is what a plain replay up to there shows: words, marks, attributes, blocks and tables', () => {
    const random = new Random(inject('seed'))
    for (let run = 0; run < 12; run++) {
      const noted: Noted[] =
        run % 2 === 0 ? busyDocument(random, ['ada', 'ben'], 120) : away(random)
      const entries = entriesOf(noted)
      const past = new Past(entries)
      const doc = new Y.Doc()
      entries.forEach(({ bytes }, step) => {
        Y.applyUpdate(doc, bytes)
        expect(plainOf(between(past, step, step))).toEqual(plainOfDoc(doc))
      })
    }
  })

  it('[HI2] is the same out of minutes, hours and an open minute that came again', () => {
    const random = new Random(inject('seed'))
    const noted = busyDocument(random, ['ada', 'ben', 'cem'], 300)
    let at = 1_000_000
    const updates = noted.map(({ userId, update }, i) => {
      at += random.oneIn(5) ? 70_000 : 3_000
      return { seq: i + 1, userId, key: null, at, bytes: update, updates: null }
    })
    const open = chunked(updates.slice(0, 200))
    const all = chunked(updates)
    const past = new Past(open)
    const known = past.head
    // The last minute was open when it was read: it comes again, with what it became.
    past.add(all.filter(({ until }) => until > known))
    const doc = new Y.Doc()
    let applied = 0
    past.steps.forEach(({ until }, step) => {
      for (; applied < until; applied++) Y.applyUpdate(doc, updates[applied]?.bytes ?? EMPTY)
      expect(plainOf(between(past, step, step))).toEqual(plainOfDoc(doc))
    })
    expect(applied).toBe(updates.length)
    const clients = new Set(noted.map(({ update }) => clientIn(update)).filter((id) => id >= 0))
    for (const client of clients) {
      const author = noted.find(({ update }) => clientIn(update) === client)?.userId
      const said = past.cameAt(client, 0)
      expect(past.authorOf(said.value)).toBe(author)
    }
  })
})

it('[HI3] the difference of two moments, taken on its old side, is the one text, and on its new side the other', () => {
  const random = new Random(inject('seed'))
  for (let run = 0; run < 30; run++) {
    const past = new Past(entriesOf(busyDocument(random, ['ada', 'ben'], 80)))
    const a = random.below(past.steps.length)
    const b = a + random.below(past.steps.length - a)
    const parts = between(past, a, b)
    expect(plainOf(side(parts, 'before'))).toEqual(plainOf(between(past, a, a)))
    expect(plainOf(side(parts, 'after'))).toEqual(plainOf(between(past, b, b)))
    for (const { fate, came, went } of every(parts)) {
      if (fate === 'in') expect(past.stepOf(came)).toBeGreaterThan(a)
      if (fate === 'out') expect(past.stepOf(went)).toBeGreaterThan(a)
      if (fate === 'out') expect(past.stepOf(went)).toBeLessThanOrEqual(b)
    }
  }
})

it('[HI4] whoever was away and sends all deletions they know of has deleted only their own', () => {
  const ada = new InMemoryWriter('ada')
  ada.write('As ever: the hall opens at nine and closes at six.')
  const ben = new InMemoryWriter('ben', ada)
  ada.erase('As ever: ')
  ada.erase('nine ')
  ben.away()
  ben.erase(' at six')
  ben.back()
  const entries = entriesOf(ada.noted)
  const past = new Past(entries)
  expect(goneFrom(past)).toEqual([
    ['ada', 'As ever: '],
    ['ada', 'nine '],
    ['ben', ' at six'],
  ])
  // The same when it was one minute, and Ben's part of it had begun first.
  const [empty, wrote, first, second, last] = entries
  if (!empty || !wrote || !first || !second || !last) throw new Error('There are five.')
  const minute = [
    { ...last, first: 4, until: 5 },
    { ...second, first: 5, last: 5, until: 5 },
  ]
  expect(goneFrom(new Past([empty, wrote, first, ...minute]))).toEqual(goneFrom(past))
})

function goneFrom(past: Past): [string | null, string][] {
  return every(between(past, 1, past.last)).flatMap((part): [string | null, string][] =>
    part.type === 'text' && part.fate === 'out' ? [[past.authorOf(part.went), part.text]] : [],
  )
}

/** Two who write apart for a while and meet again, each keeping what they had. */
function away(random: Random): Noted[] {
  const noted: Noted[] = busyDocument(random, ['ada'], 30)
  const [ada, ben] = [new Y.Doc(), new Y.Doc()]
  for (const { update } of noted) for (const doc of [ada, ben]) Y.applyUpdate(doc, update)
  for (const [userId, doc] of [
    ['ada', ada],
    ['ben', ben],
  ] as const) {
    const before = Y.encodeStateVector(doc)
    for (let n = 0; n < 30; n++) alone(random, doc)
    noted.push({ userId, update: Y.encodeStateAsUpdate(doc, before) })
  }
  return noted
}

function alone(random: Random, doc: Y.Doc): void {
  const blocks = doc.getXmlFragment(FRAGMENT)
  const block = blocks.length > 0 ? blocks.get(random.below(blocks.length)) : null
  if (!(block instanceof Y.XmlElement) || random.oneIn(5)) {
    const row = new Y.XmlElement('table')
    const cell = new Y.XmlElement('tableCell')
    cell.insert(0, [new Y.XmlText('cell')])
    row.insert(0, [cell])
    return blocks.insert(0, [row])
  }
  if (random.oneIn(3)) return block.setAttribute('level', String(random.below(5)))
  const text = block.get(0)
  // Nobody edits between the two halves of a character.
  if (text instanceof Y.XmlText && text.length > 2 && !/[\uD800-\uDFFF]/.test(text.toJSON())) {
    if (random.oneIn(2)) text.format(0, 1 + random.below(2), { bold: random.oneIn(2) ? {} : null })
    else text.delete(random.below(text.length - 1), 1)
  } else if (text instanceof Y.XmlText) text.insert(0, 'again ')
}

function chunked(updates: Parameters<typeof chunksOf>[0]): PastEntry[] {
  return chunksOf(updates, Infinity, []).map((chunk) => ({ ...chunk, bytes: updateIn(chunk) }))
}

const EMPTY = new Uint8Array([0, 0])

function clientIn(update: Uint8Array): number {
  return Y.decodeUpdate(update).structs[0]?.id.client ?? -1
}

function every(parts: readonly Part[]): Part[] {
  return parts.flatMap((part) => [part, ...(part.type === 'node' ? every(part.parts) : [])])
}

/** One side of a difference. */
function side(parts: readonly Part[], which: 'before' | 'after'): Part[] {
  const gone = which === 'before' ? 'in' : 'out'
  return parts.flatMap((part): Part[] => {
    if (part.fate === gone) return []
    const old = which === 'before' ? part.was : null
    if (part.type === 'text')
      return [{ ...part, marks: old && 'marks' in old ? old.marks : part.marks }]
    const attrs = old && 'attrs' in old ? old.attrs : part.attrs
    return [{ ...part, attrs, parts: side(part.parts, which) }]
  })
}

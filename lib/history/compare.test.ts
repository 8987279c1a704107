import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { busyDocument } from '../../server/sync/testing/busy-document'
import { Random } from '../../server/sync/testing/random'
import { RandomWriter, randomFrom } from '../suggestions/testing/random-text'
import { between } from './between'
import { cameBack } from './came-back'
import { Past } from './past'
import { shownParts } from './shown-parts'
import { applied } from './testing/applied'
import { entriesOf } from './testing/as-past'
import { done, RewrittenText, type PairFile, pairFrom } from './testing/pair-file'
import { plainOf } from './testing/plain'
import { writtenOut } from './testing/written-out'

// Each file is one pair of texts, what was done between them, and the difference as a person read it
// and found it right.
const PAIRS = path.join(import.meta.dirname, 'testing', 'pairs')
const files = readdirSync(PAIRS).sort()

describe('the difference of two texts', () => {
  it('[HI23] has a corpus of forty pairs', () => {
    expect(files).toHaveLength(40)
  })

  it.each(files)('[HI23] is what a person found right: %s', (name) => {
    const pair = pairFrom(readFileSync(path.join(PAIRS, name), 'utf8'))
    const { past, from } = done(pair)
    expect(shownOf(past, from, pair)).toBe(pair.shown)
  })
})

function shownOf(past: Past, from: number, { newer }: PairFile): string {
  const shown = shownParts(past, between(past, from, past.last, cameBack(past)))
  expectApplies(past, from, past.last)
  if (newer !== null) expect(plainOf(between(past, past.last, past.last))).toEqual(newer)
  return writtenOut(shown)
}

function expectApplies(past: Past, from: number, to: number): void {
  const shown = shownParts(past, between(past, from, to))
  const [older, newer] = [from, to].map((step) => plainOf(between(past, step, step)))
  expect(applied(older ?? [], shown)).toEqual(newer)
}

it('[HI23] applied to the older of two moments it makes the newer: a thousand pairs of people at work', () => {
  const random = new Random(inject('seed'))
  let pairs = 0
  for (let run = 0; run < 50; run++) {
    const past = new Past(entriesOf(busyDocument(random, ['ada', 'ben'], 60)))
    for (let pair = 0; pair < 20; pair++, pairs++) {
      const from = random.below(past.steps.length + 1) - 1
      const to = Math.max(from, 0) + random.below(past.steps.length - Math.max(from, 0))
      expectApplies(past, from, to)
    }
  }
  expect(pairs).toBe(1000)
}, 120_000)

it('[HI23] and a thousand pairs of texts with lists, tables, marks and whatever else there is', () => {
  let pairs = 0
  let changed = 0
  for (let n = 0; pairs < 1000; n++) {
    const writer = new RandomWriter(randomFrom(inject('seed') + n))
    const text = new RewrittenText(writer.text())
    for (let turn = 0; turn < 4; turn++) text.becomes(writer.edited(text.doc, 1 + writer.below(6)))
    const past = new Past(entriesOf(text.noted))
    for (let from = 0; from <= past.last && pairs < 1000; from++)
      for (let to = from + 1; to <= past.last && pairs < 1000; to++, pairs++) {
        expectApplies(past, from, to)
        changed += 1
      }
    text.close()
  }
  expect(changed).toBe(1000)
}, 120_000)

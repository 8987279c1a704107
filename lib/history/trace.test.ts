import { describe, expect, inject, it } from 'vitest'
import * as Y from 'yjs'
import { typeTrace } from '../../bench/sync/keystrokes'
import { readTrace, traceNames, tracesFolder, type Trace } from '../../bench/sync/trace-file'
import { Random } from '../../server/sync/testing/random'
import { FRAGMENT } from '../protocol'
import { between, type Part } from './between'
import { Past } from './past'
import { entriesOf } from './testing/as-past'

// Histories of two people writing at once, compared with the trace character by character. Real
// ones are no part of this project; where they are at hand, the longest by two is one of them.
const REAL = 'friendsforever'
const folder = tracesFolder()
const TRACES: [name: string, trace: () => Trace][] = [
  ['made up', () => madeUp(new Random(inject('seed')))],
  ...(traceNames(folder).includes(REAL)
    ? [[REAL, () => readTrace(folder, REAL)] as [string, () => Trace]]
    : []),
]

describe.each(TRACES)('the trace of two authors, %s', (_, trace) => {
  it('[HI1] every character is put in by whom the trace says', () => {
    const { keystrokes, text } = typeTrace(trace())
    const past = new Past(
      entriesOf(keystrokes.map(({ author, update }) => ({ userId: nameOf(author), update }))),
    )
    const parts = between(past, past.last, past.last).flatMap((part) =>
      part.type === 'node' ? part.parts : [part],
    )
    expect(parts.map(textIn).join('')).toBe(text)
    const authors = parts.map((part) =>
      letterOf(past.authorOf(part.came)).repeat(textIn(part).length),
    )
    expect(authors.join('')).toBe(lettersOf(trace()))
    expect(new Set(authors.join('')).size).toBeGreaterThan(1)
  }, 60_000)
})

/** The same trace again, each writing nothing but their own letter: where it stands is theirs. */
function lettersOf(trace: Trace): string {
  const letters = {
    ...trace,
    startContent: 'S'.repeat(trace.startContent.length),
    txns: trace.txns.map(({ patches, agent, ...others }) => ({
      ...others,
      agent,
      patches: patches.map(([at, gone, words]): [number, number, string] => [
        at,
        gone,
        letterOf(nameOf(agent)).repeat(words.length),
      ]),
    })),
  }
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const { update } of typeTrace(letters).keystrokes) Y.applyUpdate(doc, update)
  })
  const block = doc.getXmlFragment(FRAGMENT).get(0)
  return block instanceof Y.XmlElement ? (block.get(0) as Y.XmlText).toJSON() : ''
}

function nameOf(author: number | null): string | null {
  return author === null ? null : `author-${author}`
}

function letterOf(userId: string | null): string {
  return userId === null ? 'S' : userId === 'author-0' ? 'A' : 'B'
}

function textIn(part: Part): string {
  return part.type === 'text' ? part.text : ''
}

/** Two who type and erase, now one after the other, now without having seen the other's last words. */
function madeUp(random: Random): Trace {
  const txns: Trace['txns'] = []
  const heads: [number[], number[]] = [[-1], [-1]]
  const lengths = [0, 0]
  for (let at = 0; at < 400; at++) {
    const agent = random.below(2)
    const own = heads[agent] ?? [-1]
    const meets = random.oneIn(3)
    const other = heads[1 - agent] ?? [-1]
    const parents = (meets ? [...new Set([...own, ...other])] : own).filter((head) => head >= 0)
    const length = Math.max(0, (lengths[agent] ?? 0) + (meets ? (lengths[1 - agent] ?? 0) : 0))
    const from = random.below(length + 1)
    const gone = random.oneIn(3) ? random.below(4) : 0
    const words = random.oneIn(5) ? '' : random.pick(['a', 'to ', 'library ', 'ü'])
    txns.push({ agent, parents, patches: [[from, gone, words]] })
    heads[agent] = [at]
    lengths[agent] = Math.min(length, 200) + words.length
  }
  return { startContent: 'To begin with. ', endContent: '', numAgents: 2, txns }
}

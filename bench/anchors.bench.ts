import * as Y from 'yjs'
import type { Anchor } from '../lib/anchors/anchor'
import { anchorAt } from '../lib/anchors/make-anchor'
import { resolveAnchor } from '../lib/anchors/resolve-anchor'
import { TextIndex } from '../lib/anchors/text-index'
import { FRAGMENT } from '../lib/protocol'
import { quantile } from './quantile'

// How long it takes to find out where comments stand in a very long text: the words indexed once
// for a state of the text, then each anchor. Nobody types while a page does this, so it must be short.

const PARAGRAPHS = 3_000
const WORDS = 20
const ANCHORS = 500
const TURNS = 20

const doc = new Y.Doc()
const text = doc.getXmlFragment(FRAGMENT)
doc.transact(() => {
  for (let n = 0; n < PARAGRAPHS; n++) text.push([paragraph(n)])
})
const index = TextIndex.of(text)
console.log(`${PARAGRAPHS} paragraphs, ${index.text.length} characters, ${ANCHORS} comments; ms`)
const anchors = Array.from({ length: ANCHORS }, (_, n): Anchor => {
  const from = Math.floor((n / ANCHORS) * (index.text.length - 100))
  const anchor = anchorAt(index, from, from + 60)
  if (!anchor) throw new Error('There is a place for each.')
  return anchor
})

time('index of the words', () => TextIndex.of(text))
time('all comments where they are', () => find(index, ANCHORS))
doc.transact(() => {
  for (let n = 0; n < PARAGRAPHS; n += 2) wordsOf(n).insert(40, 'between ')
})
const edited = TextIndex.of(text)
time('the same, half of all edited', () => find(edited, ANCHORS))
const edition = TextIndex.ofJson({
  type: 'doc',
  content: index.text.split('\n').map((words) => ({
    ...{ type: 'paragraph', content: [{ type: 'text', text: words }] },
  })),
})
time('in an edition, by their words', () => find(edition, ANCHORS))
doc.transact(() => {
  text.delete(0, PARAGRAPHS)
  for (let n = 0; n < PARAGRAPHS; n++) text.push([paragraph(n, 'other')])
})
const other = TextIndex.of(text)
time('in another text, all detached', () => find(other, 0))

function find(where: TextIndex, expected: number): void {
  const found = anchors.filter((anchor) => resolveAnchor(where, anchor).state === 'attached')
  if (found.length !== expected) throw new Error(`${found.length} stand, not ${expected}.`)
}

function time(what: string, work: () => void): void {
  const took = Array.from({ length: TURNS }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  const [median, worst] = [quantile(took, 0.5), quantile(took, 0.95)]
  console.log(`${what.padEnd(32)} p50 ${median.toFixed(1).padStart(7)}  p95 ${worst.toFixed(1)}`)
}

function paragraph(n: number, stem = 'w'): Y.XmlElement {
  const block = new Y.XmlElement('paragraph')
  // No two paragraphs say the same, as in a text that people wrote.
  const words = Array.from(
    { length: WORDS },
    (_, at) => `${stem}${((n * 7919 + at * 104_729) % 99_991).toString(36)}`,
  )
  block.insert(0, [new Y.XmlText(`${words.join(' ')}.`)])
  return block
}

function wordsOf(n: number): Y.XmlText {
  const block = text.get(n)
  const words = block instanceof Y.XmlElement ? block.firstChild : null
  if (!(words instanceof Y.XmlText)) throw new Error('A paragraph holds words.')
  return words
}

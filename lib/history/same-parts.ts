import { isInline } from '../document/content'
import { lettersOf, wordsApart } from '../document/words-apart'
import { best, ends, once, pairsOf, type Pair } from '../pairs'
import { outlineOf, wordsOf, type ShownNode, type ShownPart } from './shown-parts'

/** Words with the same marks. */
export interface Stretch {
  text: string
  marks: Readonly<Record<string, unknown>>
}

/** What lies beside each other in a part of a text: a word, a space or a sign; or a block. */
export type Token =
  | { type: 'word'; key: string; text: string; stretches: Stretch[] }
  | { type: 'node'; key: string; node: ShownNode }

type Word = Extract<Token, { type: 'word' }>
type Block = Extract<Token, { type: 'node' }>

/** Two rows of blocks, or of words, are held against each other one by one up to this many pairs. */
const MOST_BLOCKS = 250_000
const MOST_WORDS = 1_000_000
/** Lines that have less in common than this are two lines. */
const LEAST_ALIKE = 0.3
/** Words that are the same by chance are no ground to hold on to. */
const LEAST_COMMON = 1 / 3
/** What one line took over from another, whatever it added. */
const MOST_TAKEN_OVER = 0.8
const LEAST_TAKEN_OVER = 12
/** Rows and cells stay in their places, whatever stands in them: a table is no list of lines. */
const IN_PLACE: ReadonlySet<string> = new Set(['tableRow', 'tableCell', 'tableHeader'])
/** How far down a block is looked at for its first words. */
const FIRST_WORDS = 40

/** Parts one by one. Words are told apart whatever their marks; each knows where its marks change. */
export function tokensOf(parts: readonly ShownPart[]): Token[] {
  const tokens: Token[] = []
  let line: Stretch[] = []
  const endLine = () => {
    for (const word of wordsIn(line)) tokens.push(word)
    line = []
  }
  for (const part of parts) {
    if (part.type === 'text') {
      line.push({ text: part.text, marks: part.marks })
      continue
    }
    endLine()
    tokens.push({ type: 'node', key: outlineOf(part), node: part })
  }
  endLine()
  return tokens
}

function wordsIn(line: readonly Stretch[]): Word[] {
  let [at, begun] = [0, 0]
  return wordsApart(line.map(({ text }) => text).join('')).map(({ from, text }) => {
    const stretches: Stretch[] = []
    for (let place = from, end = from + text.length; place < end;) {
      const stretch = line[at]
      if (!stretch) break
      const to = Math.min(end, begun + stretch.text.length)
      const part = stretch.text.slice(place - begun, to - begun)
      if (part !== '') stretches.push({ text: part, marks: stretch.marks })
      place = to
      if (to < begun + stretch.text.length) break
      begun += stretch.text.length
      at++
    }
    return { type: 'word', key: text, text, stretches }
  })
}

/**
 * Which parts of two rows are the same, in their order, told by what they say alone: the two were
 * written in different documents. Of blocks those that say the same hold the rows beside each other;
 * between them, those that have most words in common belong together.
 * @param within the name of the block they lie in; null for a whole text
 */
export function sameParts(a: readonly Token[], b: readonly Token[], within: string | null): Pair[] {
  const isLine = [a, b].some((row) => row.some(({ type }) => type === 'word'))
  if (isLine) return sameWords(a, b)
  const isCell = within !== null && IN_PLACE.has(within)
  return isCell && isOneLine(a, b) ? [{ a: 0, b: 0 }] : sameBlocks(a, b)
}

/** A figure in a cell became another one. */
function isOneLine([one, ...rest]: readonly Token[], [other, ...more]: readonly Token[]): boolean {
  if (one?.type !== 'node' || other?.type !== 'node' || rest.length + more.length > 0) return false
  return one.node.name === other.node.name
}

function sameWords(a: readonly Token[], b: readonly Token[]): Pair[] {
  const key = ({ type, key }: Token) => `${type} ${key}`
  const pairs = pairsOf(a, b, [ends(key), best(worth, MOST_WORDS, once(key))])
  const common = pairs.reduce((sum, pair) => sum + lettersIn(a[pair.a]), 0)
  const all = Math.min(sumOf(a), sumOf(b))
  return common >= all * LEAST_COMMON ? withoutIslands(a, b, pairs) : []
}

/** Signs and spaces alone are worth little, so that they do not pull words apart. */
function worth(one: Token, other: Token): number {
  if (one.type !== other.type || one.key !== other.key) return 0
  const letters = lettersIn(one)
  return letters > 0 ? 1 + letters / 100 : 0.1
}

function lettersIn(token: Token | undefined): number {
  if (!token) return 0
  return token.type === 'word' ? lettersOf(token.text) : 1
}

function sumOf(row: readonly Token[]): number {
  return row.reduce((sum, token) => sum + lettersIn(token), 0)
}

/**
 * Without spaces and signs that stay alone between changes on both sides: one changed passage reads
 * better than five.
 */
function withoutIslands(a: readonly Token[], b: readonly Token[], pairs: readonly Pair[]): Pair[] {
  const kept: Pair[] = []
  for (let from = 0; from < pairs.length;) {
    let to = from + 1
    while (to < pairs.length && isNext(pairs[to - 1], pairs[to])) to++
    const run = pairs.slice(from, to)
    const [before, first, last] = [pairs[from - 1] ?? { a: -1, b: -1 }, run[0], run.at(-1)]
    const after = pairs[to] ?? { a: a.length, b: b.length }
    const isBetween = !isNext(before, first) && !isNext(last, after)
    if (!isBetween || run.some((pair) => lettersIn(a[pair.a]) > 0)) kept.push(...run)
    from = to
  }
  return kept
}

function isNext(one: Pair | undefined, next: Pair | undefined): boolean {
  return one !== undefined && next !== undefined && next.a === one.a + 1 && next.b === one.b + 1
}

function sameBlocks(a: readonly Token[], b: readonly Token[]): Pair[] {
  const key = (token: Token) => token.key
  return pairsOf(a, b, [
    ends(key),
    once(key),
    ends(key),
    best(alikeness(), MOST_BLOCKS, once(beginning)),
  ])
}

function beginning(token: Token): string {
  if (token.type === 'word') return token.text
  return `${token.node.name} ${wordsOf(token.node).slice(0, FIRST_WORDS)}`
}

/** How much two blocks of one kind have in common, between 0 and 1; 0 for those that are two. */
function alikeness(): (one: Token, other: Token) => number {
  const known = new Map<Block, ReadonlyMap<string, number>>()
  const wordsIn = (block: Block) => {
    const words = known.get(block) ?? countsOf(block.node)
    known.set(block, words)
    return words
  }
  return (one, other) => {
    if (one.key === other.key) return 1
    if (one.type === 'word' || other.type === 'word') return 0
    const { name } = one.node
    if (name !== other.node.name || isInline({ type: name })) return 0
    const [a, b] = [wordsIn(one), wordsIn(other)]
    if (a.size === 0 && b.size === 0) return alikeWithoutWords(one.node, other.node)
    const alike = common(a, b)
    if (alike > 0) return alike
    return IN_PLACE.has(name) ? 0.01 : 0
  }
}

/** The letters of each word that a block has. */
function countsOf(node: ShownNode): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { text } of wordsApart(wordsOf(node))) {
    const letters = lettersOf(text)
    if (letters > 0) counts.set(text, (counts.get(text) ?? 0) + letters)
  }
  return counts
}

function common(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const sum = (of: ReadonlyMap<string, number>) =>
    [...of.values()].reduce((all, one) => all + one, 0)
  let both = 0
  for (const [word, letters] of a) both += Math.min(letters, b.get(word) ?? 0)
  const [ofA, ofB] = [sum(a), sum(b)]
  const alike = (2 * both) / (ofA + ofB)
  if (alike >= LEAST_ALIKE) return alike
  const shorter = Math.min(ofA, ofB)
  return shorter >= LEAST_TAKEN_OVER && both >= shorter * MOST_TAKEN_OVER ? LEAST_ALIKE : 0
}

/** Another picture is another picture; an empty line or a rule with other settings is the same one. */
function alikeWithoutWords(one: ShownNode, other: ShownNode): number {
  if (one.name === 'image') return one.attrs['image'] === other.attrs['image'] ? 0.5 : 0
  return 0.02
}

import * as Y from 'yjs'
import { best, ends, once, pairsOf, type Pair } from '../pairs'

/** A block of a text, or what lies beside others in one: words, a picture, a mention. */
export interface Piece {
  /** Null for what no editor puts there. */
  node: Y.XmlElement | Y.XmlText | null
  /** The same at every moment of a text, and in every copy of it. */
  id: string
  name: string
  /** The same string for what says the same. */
  key: string
}

/** What lies directly in a part of a text, in order. */
export function piecesOf(parent: Y.XmlFragment): Piece[] {
  return parent.toArray().map((child: unknown): Piece => {
    const node = child instanceof Y.XmlElement || child instanceof Y.XmlText ? child : null
    const id = node?._item?.id
    return {
      ...{ node, id: id ? `${id.client}:${id.clock}` : '' },
      name: node instanceof Y.XmlElement ? node.nodeName : node ? '#text' : '',
      key: keyOf(child),
    }
  })
}

/**
 * What a part of a text says, the same string however it came about. Where no editor puts one there
 * may be a type of Yjs, which counts as nothing, and so does an empty stretch of words: what is
 * typed into it while its words go stays.
 */
export function keyOf(part: unknown): string {
  return JSON.stringify(plain(part))
}

function plain(part: unknown): unknown {
  if (part instanceof Y.XmlText) return stretchesOf(part)
  if (part instanceof Y.XmlElement)
    return [part.nodeName, sorted(part.getAttributes()), childrenOf(part)]
  if (part instanceof Y.XmlFragment) return childrenOf(part)
  return part instanceof Y.AbstractType ? null : part
}

/** Neighbours with the same marks are one: Yjs tells them apart by how they came there. */
function stretchesOf(text: Y.XmlText): [unknown, unknown][] {
  const stretches: [unknown, unknown][] = []
  let last = ''
  for (const { insert, attributes = {} } of deltaOf(text)) {
    const marks = sorted(attributes)
    const key = JSON.stringify(marks)
    const before = stretches.at(-1)
    if (before && key === last && typeof before[0] === 'string' && typeof insert === 'string')
      before[0] += insert
    else stretches.push([plain(insert), marks])
    last = key
  }
  return stretches
}

function childrenOf(parent: Y.XmlFragment): unknown[] {
  const children: unknown[] = parent.toArray()
  return children.filter((child) => !(child instanceof Y.XmlText && child.length === 0)).map(plain)
}

function sorted(record: Record<string, unknown>): [string, unknown][] {
  return Object.entries(record)
    .map(([name, value]): [string, unknown] => [name, plain(value)])
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Words with their marks, as Yjs tells of them. */
export interface Stretch {
  insert: unknown
  attributes?: Record<string, unknown>
}

export function deltaOf(text: Y.XmlText): Stretch[] {
  return text.toDelta() as Stretch[]
}

/** A copy to put in elsewhere; null for what no editor makes. */
export function copyOf(node: Piece['node']): Y.XmlElement | Y.XmlText | null {
  if (node instanceof Y.XmlText) {
    const text = new Y.XmlText()
    text.applyDelta(deltaOf(node).filter(({ insert }) => !(insert instanceof Y.AbstractType)))
    return text
  }
  if (!node) return null
  const element = new Y.XmlElement(node.nodeName)
  for (const [name, value] of Object.entries(attributesOf(node))) setValue(element, name, value)
  element.insert(0, copiesOf(piecesOf(node)))
  return element
}

/** Attributes as they are: Yjs takes them all for text. */
export function attributesOf(element: Y.XmlElement): Record<string, unknown> {
  return element.getAttributes()
}

/** Gives an element an attribute, of whatever kind but a type of Yjs, which no editor puts there. */
export function setValue(element: Y.XmlElement, name: string, value: unknown): void {
  if (value instanceof Y.AbstractType) return
  element.setAttribute(name, value as string)
}

export function copiesOf(pieces: readonly Piece[]): (Y.XmlElement | Y.XmlText)[] {
  return pieces.flatMap(({ node }) => copyOf(node) ?? [])
}

/** Two rows of blocks are held against each other one by one as long as that is this many pairs. */
const MOST_COMPARED = 10_000

/**
 * Which of the pieces of two moments are the same. First those that are the same to Yjs and say the
 * same, so that nothing that did not change is ever touched; then those that say the same, such as
 * what was cut and put back; then those that say something else by now; then whatever is of one kind
 * and has most words in common.
 */
export function samePieces(past: readonly Piece[], live: readonly Piece[]): Pair[] {
  const key = (piece: Piece) => piece.key
  return pairsOf(past, live, [
    once(({ id, key }) => `${id} ${key}`),
    ends(key),
    once(key),
    ends(key),
    once(({ id, name }) => `${id} ${name}`),
    best(alikeness(), MOST_COMPARED, inOrder),
  ])
}

/** How much two pieces of one kind have in common; 0 for different kinds. Never nothing for one kind. */
function alikeness(): (one: Piece, other: Piece) => number {
  const words = new Map<Piece, ReadonlySet<string>>()
  const wordsOf = (piece: Piece) => {
    const known = words.get(piece) ?? new Set(piece.key.match(/[\p{L}\p{N}]+/gu))
    words.set(piece, known)
    return known
  }
  return (one, other) => {
    if (one.name !== other.name || !one.node || !other.node) return 0
    const [a, b] = [wordsOf(one), wordsOf(other)]
    let common = 0
    for (const word of a) if (b.has(word)) common++
    return 0.01 + common / Math.max(1, a.size, b.size)
  }
}

function inOrder(past: readonly Piece[], live: readonly Piece[]): Pair[] {
  const pairs: Pair[] = []
  let b = 0
  past.forEach(({ name, node }, a) => {
    const found = node ? live.findIndex((other, i) => i >= b && other.name === name) : -1
    if (found === -1) return
    pairs.push({ a, b: found })
    b = found + 1
  })
  return pairs
}

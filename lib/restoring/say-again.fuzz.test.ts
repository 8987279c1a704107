import { expect, inject, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../protocol'
import { keyOf, piecesOf, samePieces, type Piece } from './pieces'
import { sayAgain } from './say-again'
import { rangesOf, sectionsOf, type Scope } from './scope'
import { takeBack, updateBy } from './take-back'
import { copyOfDoc, RandomPast, textsIn, wordsById } from './testing/random-past'

const ROUNDS = 300
const EDITS = 6

it(`[HI12] says again whatever it said, and touches no block and no word that did not change: ${ROUNDS} times`, () => {
  let [kept, words] = [0, 0]
  for (let n = 0; n < ROUNDS; n++) {
    const seed = inject('seed') + n
    const { live, was } = pairFrom(seed)
    const copy = copyOfDoc(Y.encodeStateAsUpdate(live.doc))
    const before = { pieces: piecesOf(live.text), words: wordsById(live.text) }
    const then = { pieces: piecesOf(was.text), words: wordsById(was.text) }
    const all = { past: everyPiece(was.text), live: everyPiece(live.text) }
    const sv = Y.encodeStateVector(live.doc)
    live.doc.clientID = 77
    expect(sayAgain(live.text, was.text, { kind: 'text' })).toBe(true)
    expect(keyOf(live.text), `seed ${seed}`).toBe(keyOf(was.text))
    const ids = new Set(piecesOf(live.text).map(({ id }) => id))
    for (const { id, key } of before.pieces)
      if (then.pieces.some((piece) => piece.id === id && piece.key === key)) {
        expect(ids, `seed ${seed}`).toContain(id)
        kept++
      }
    // A block that says by now what another one said is kept in its place, and not its words.
    if (!changedPlaces(all)) {
      const left = wordsById(live.text)
      for (const [id, word] of before.words)
        if (then.words.has(id)) {
          expect(left.get(id), `seed ${seed}`).toBe(word)
          words++
        }
    }
    // Saying it once more changes nothing.
    expect(updateBy(live.doc, () => sayAgain(live.text, was.text, { kind: 'text' }))).toBeNull()
    // What goes over the wire makes the same of a copy.
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(live.doc, sv))
    expect(keyOf(copy.getXmlFragment(FRAGMENT))).toBe(keyOf(was.text))
  }
  expect(kept).toBeGreaterThan(ROUNDS)
  expect(words).toBeGreaterThan(ROUNDS * 5)
}, 120_000)

it(`[HI13] what others type meanwhile stays, wherever their line is not taken out: ${ROUNDS} times`, () => {
  let stayed = 0
  for (let n = 0; n < ROUNDS; n++) {
    const seed = inject('seed') + 7919 * n
    const { live, was, random } = pairFrom(seed)
    const other = copyOfDoc(Y.encodeStateAsUpdate(live.doc))
    const typed = textsIn(other.getXmlFragment(FRAGMENT)).map((text, i) => {
      if (random.writer.below(2) === 0) return null
      const word = `typed${i}by`
      text.insert(random.writer.below(text.length + 1), word)
      return { id: idOf(text), word }
    })
    live.doc.clientID = 77
    sayAgain(live.text, was.text, { kind: 'text' })
    Y.applyUpdate(live.doc, Y.encodeStateAsUpdate(other))
    Y.applyUpdate(other, Y.encodeStateAsUpdate(live.doc))
    expect(keyOf(live.text)).toBe(keyOf(other.getXmlFragment(FRAGMENT)))
    const all = new Map(textsIn(live.text).map((text) => [idOf(text), text.toJSON()]))
    for (const one of typed) {
      if (!one || !all.has(one.id)) continue
      expect(all.get(one.id), `seed ${seed}`).toContain(one.word)
      stayed++
    }
  }
  expect(stayed).toBeGreaterThan(ROUNDS / 2)
}, 120_000)

it(`[HI14] a section or some blocks say it again, and nothing outside of them changes: ${ROUNDS} times`, () => {
  let sections = 0
  for (let n = 0; n < ROUNDS; n++) {
    const seed = inject('seed') + 104_729 * n
    const { live, was, random } = pairFrom(seed)
    const [past, now] = [piecesOf(was.text), piecesOf(live.text)]
    const headings = sectionsOf(past)
    const from = random.writer.below(past.length + 1)
    const scope: Scope =
      headings.length > 0 && random.writer.below(2) === 0
        ? { kind: 'section', at: random.writer.pick(headings).at }
        : { kind: 'blocks', from, to: from + random.writer.below(past.length - from + 1) }
    if (scope.kind === 'section') sections++
    const ranges = rangesOf(scope, past, now, samePieces(past, now))
    if (!ranges) throw new Error('There is such a scope.')
    live.doc.clientID = 77
    expect(sayAgain(live.text, was.text, scope)).toBe(true)
    const after = piecesOf(live.text)
    const outside = (piece: { id: string; key: string }) => `${piece.id} ${piece.key}`
    const end = now.length - ranges.live.to
    const told = `seed ${seed} ${JSON.stringify({ scope, ranges })}`
    expect(after.slice(0, ranges.live.from).map(outside), told).toEqual(
      now.slice(0, ranges.live.from).map(outside),
    )
    // Where nothing was left there is an empty line, as in every text.
    const rest = end === 0 ? [] : after.slice(-end)
    expect(rest.map(outside), told).toEqual(now.slice(ranges.live.to).map(outside))
    const inside = after.slice(ranges.live.from, after.length - end).map(({ key }) => key)
    const wanted = past.slice(ranges.past.from, ranges.past.to).map(({ key }) => key)
    if (now.length - (ranges.live.to - ranges.live.from) + wanted.length > 0)
      expect(inside, told).toEqual(wanted)
  }
  expect(sections).toBeGreaterThan(ROUNDS / 20)
}, 120_000)

it(`[HI15] a restore is taken back whole, and what was written since stays: ${ROUNDS} times`, () => {
  let stayed = 0
  for (let n = 0; n < ROUNDS; n++) {
    const seed = inject('seed') + 1_299_709 * n
    const { live, was, random } = pairFrom(seed)
    const before = Y.encodeStateAsUpdate(live.doc)
    const key = keyOf(live.text)
    live.doc.clientID = 77
    const restore = updateBy(live.doc, () => {
      live.doc.transact(() => sayAgain(live.text, was.text, { kind: 'text' }))
    })
    if (!restore) continue
    const back = takeBack(before, restore, Y.encodeStateAsUpdate(live.doc))
    const alone = copyOfDoc(Y.encodeStateAsUpdate(live.doc))
    if (back) Y.applyUpdate(alone, back)
    expect(keyOf(alone.getXmlFragment(FRAGMENT)), `seed ${seed}`).toBe(key)

    const [text] = textsIn(live.text).toSorted(() => random.writer.below(3) - 1)
    if (!text) continue
    live.doc.clientID = 88
    text.insert(random.writer.below(text.length + 1), 'typedsince')
    const later = takeBack(before, restore, Y.encodeStateAsUpdate(live.doc))
    if (later) Y.applyUpdate(live.doc, later)
    expect(
      textsIn(live.text).some((one) => one.toJSON().includes('typedsince')),
      `seed ${seed}`,
    ).toBe(true)
    stayed++
  }
  expect(stayed).toBeGreaterThan(ROUNDS / 2)
}, 120_000)

function everyPiece(parent: Y.XmlFragment): Piece[] {
  return piecesOf(parent).flatMap((piece) =>
    piece.node instanceof Y.XmlElement ? [piece, ...everyPiece(piece.node)] : [piece],
  )
}

/** Whether anything says by now what something else said: it is held by that, across what is between. */
function changedPlaces({ past, live }: { past: Piece[]; live: Piece[] }): boolean {
  const said = new Map(past.map(({ id, key }) => [id, key]))
  const says = new Map(live.map(({ id, key }) => [id, key]))
  const elsewhere = (from: Piece[], there: Map<string, string>, others: Piece[]) =>
    from.some(
      ({ id, key }) =>
        there.get(id) !== key && others.some((other) => other.key === key && other.id !== id),
    )
  return elsewhere(past, says, live) || elsewhere(live, said, past)
}

interface Text {
  doc: Y.Doc
  text: Y.XmlFragment
}

/** A text as it is, and as it was at some moment before. */
function pairFrom(seed: number): { live: Text; was: Text; random: RandomPast } {
  const random = new RandomPast(seed, EDITS)
  const state = random.writer.pick(random.states)
  const doc = copyOfDoc(state)
  return {
    live: { doc: random.doc, text: random.text },
    was: { doc, text: doc.getXmlFragment(FRAGMENT) },
    random,
  }
}

function idOf(text: Y.XmlText): string {
  const id = text._item?.id
  return id ? `${id.client}:${id.clock}` : ''
}

import * as Y from 'yjs'
import type { Pair } from '../pairs'
import { attributesOf, copiesOf, keyOf, piecesOf, samePieces, setValue, type Piece } from './pieces'
import { rangesOf, type Scope } from './scope'
import { sayWords } from './words'

/**
 * Makes a text say again what it said: a change on top, as anybody could have made it by hand. Plan:
 * (1) blocks that are the same at both moments hold the two beside each other and are not touched;
 * (2) of those that say something else by now, the words that differ are changed, inside of them,
 * so that whoever types there goes on typing there; (3) what came since goes, what went comes back.
 * @returns false when the past has no such scope
 */
export function sayAgain(live: Y.XmlFragment, past: Y.XmlFragment, scope: Scope): boolean {
  const [was, now] = [piecesOf(past), piecesOf(live)]
  const pairs = samePieces(was, now)
  const ranges = rangesOf(scope, was, now, pairs)
  if (!ranges) return false
  const inside = pairs.filter(
    ({ a, b }) =>
      a >= ranges.past.from && a < ranges.past.to && b >= ranges.live.from && b < ranges.live.to,
  )
  change(live, {
    was: was.slice(ranges.past.from, ranges.past.to),
    now: now.slice(ranges.live.from, ranges.live.to),
    pairs: inside.map(({ a, b }) => ({ a: a - ranges.past.from, b: b - ranges.live.from })),
    at: ranges.live.from,
  })
  // A text is never without a block: whoever opens it would put one in.
  if (live.length === 0) live.insert(0, [new Y.XmlElement('paragraph')])
  return true
}

interface Row {
  was: readonly Piece[]
  now: readonly Piece[]
  pairs: readonly Pair[]
  /** Where the row begins in its parent. */
  at: number
}

function change(parent: Y.XmlFragment, { was, now, pairs, at }: Row): void {
  let [endOfWas, endOfNow] = [was.length, now.length]
  // From the end, so that what lies before keeps its number.
  for (const { a, b } of [...pairs.toReversed(), { a: -1, b: -1 }]) {
    takeOut(parent, now.slice(b + 1, endOfNow), at + b + 1)
    const back = copiesOf(was.slice(a + 1, endOfWas))
    if (back.length > 0) parent.insert(at + b + 1, back)
    const [kept, then] = [now[b], was[a]]
    if (kept && then && kept.key !== then.key) {
      become(kept, then)
      // Whatever cannot be changed into what it was gives way to it.
      if (keyOf(kept.node) !== then.key) {
        parent.delete(at + b, 1)
        parent.insert(at + b, copiesOf([then]))
      }
    }
    endOfWas = a
    endOfNow = b
  }
}

function takeOut(parent: Y.XmlFragment, pieces: readonly Piece[], at: number): void {
  const texts = pieces.flatMap(({ node }) => (node instanceof Y.XmlText ? [node] : []))
  // Of a line its words go one by one, and the place for them stays: somebody may be typing there.
  if (texts.length === pieces.length) for (const text of texts) text.delete(0, text.length)
  else parent.delete(at, pieces.length)
}

/** Changes what differs inside of a piece; of those of another kind, nothing. */
function become({ node: now }: Piece, { node: was }: Piece): void {
  if (now instanceof Y.XmlText && was instanceof Y.XmlText) return sayWords(now, was)
  if (!(now instanceof Y.XmlElement && was instanceof Y.XmlElement)) return
  const [live, past] = [attributesOf(now), attributesOf(was)]
  for (const name of Object.keys(live)) if (!(name in past)) now.removeAttribute(name)
  for (const [name, value] of Object.entries(past))
    if (keyOf(value) !== keyOf(live[name])) setValue(now, name, value)
  const [children, then] = [piecesOf(now), piecesOf(was)]
  change(now, { was: then, now: children, pairs: samePieces(then, children), at: 0 })
}

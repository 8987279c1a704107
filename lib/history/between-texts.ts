import { sameParts, tokensOf, type Stretch, type Token } from './same-parts'
import { settled, type Change, type ShownNode, type ShownPart, type ShownText } from './shown-parts'

interface Row {
  older: readonly ShownPart[]
  newer: readonly ShownPart[]
  into: ShownPart[]
  /** The name of the block that it is in. */
  within: string | null
}

/**
 * The difference of two texts that have no past in common, as a canvas and its copy: told from what
 * they say, where `between` asks what happened. Applied to the first it makes the second. Nobody is
 * said to have done it: what stands in one only was neither put in nor taken out by anybody.
 * @param older a text as `partsFromJson` gives it
 */
export function betweenTexts(
  older: readonly ShownPart[],
  newer: readonly ShownPart[],
): ShownPart[] {
  const shown: ShownPart[] = []
  // A stack of our own instead of recursion: depth is in the hands of whoever writes.
  const todo: Row[] = [{ older, newer, into: shown, within: null }]
  for (let row = todo.pop(); row; row = todo.pop())
    for (const inside of compared(row)) todo.push(inside)
  return settled(shown)
}

/** Whether a difference is one. */
export function isChanged(parts: readonly ShownPart[]): boolean {
  const todo = [...parts]
  for (let part = todo.pop(); part; part = todo.pop()) {
    if (part.change) return true
    if (part.type === 'node') todo.push(...part.parts)
  }
  return false
}

/** Puts what became of a row into it. Answers the rows inside of blocks that say something else. */
function compared({ older, newer, into, within }: Row): Row[] {
  const [was, now] = [tokensOf(older), tokensOf(newer)]
  const inside: Row[] = []
  let [i, j] = [0, 0]
  for (const { a, b } of [...sameParts(was, now, within), { a: was.length, b: now.length }]) {
    for (; i < a; i++) put(into, was[i], 'out')
    for (; j < b; j++) put(into, now[j], 'in')
    const [then, kept] = [was[i++], now[j++]]
    if (then?.type === 'word' && kept?.type === 'word')
      putWord(into, then.stretches, kept.stretches)
    else if (then?.type === 'node' && kept?.type === 'node') {
      const node = keptNode(then.node, kept.node)
      into.push(node)
      const place = { into: node.parts, within: node.name }
      inside.push({ older: then.node.parts, newer: kept.node.parts, ...place })
    }
  }
  return inside
}

function put(into: ShownPart[], token: Token | undefined, kind: 'in' | 'out'): void {
  if (!token) return
  if (token.type === 'node') into.push(whole(token.node, kind))
  else
    for (const { text, marks } of token.stretches)
      addText(into, { type: 'text', text, marks, was: null, change: changeOf(kind) })
}

/** A word that stands in both, stretch by stretch of the same marks. */
function putWord(into: ShownPart[], was: readonly Stretch[], now: readonly Stretch[]): void {
  let [i, j, ofWas, ofNow] = [0, 0, 0, 0]
  for (;;) {
    const [then, kept] = [was[i], now[j]]
    if (!then || !kept) return
    const length = Math.min(then.text.length - ofWas, kept.text.length - ofNow)
    const isOther = !isAlike(then.marks, kept.marks)
    addText(into, {
      ...{ type: 'text', text: kept.text.slice(ofNow, ofNow + length), marks: kept.marks },
      was: isOther ? then.marks : null,
      change: isOther ? changeOf('marked') : null,
    })
    ofWas += length
    ofNow += length
    if (ofWas === then.text.length) [i, ofWas] = [i + 1, 0]
    if (ofNow === kept.text.length) [j, ofNow] = [j + 1, 0]
  }
}

function addText(into: ShownPart[], next: ShownText): void {
  const last = into.at(-1)
  const isOne =
    last?.type === 'text' &&
    last.change?.kind === next.change?.kind &&
    isAlike(last.marks, next.marks) &&
    isAlike(last.was, next.was)
  if (isOne) last.text += next.text
  else into.push(next)
}

function keptNode(was: ShownNode, now: ShownNode): ShownNode {
  const isOther = !isAlike(was.attrs, now.attrs)
  return {
    ...{ type: 'node', name: now.name, attrs: now.attrs, parts: [] },
    was: isOther ? was.attrs : null,
    change: isOther ? changeOf('marked') : null,
  }
}

/** A block that stands in one of the texts only, with all that is in it. */
function whole(node: ShownNode, kind: 'in' | 'out'): ShownNode {
  const bare = ({ name, attrs }: ShownNode): ShownNode => ({
    ...{ type: 'node', name, attrs, was: null, change: changeOf(kind), parts: [] },
  })
  const made = bare(node)
  const todo: [ShownNode, ShownNode][] = [[node, made]]
  for (let next = todo.pop(); next; next = todo.pop()) {
    const [from, to] = next
    for (const part of from.parts)
      if (part.type === 'text') addText(to.parts, { ...part, was: null, change: changeOf(kind) })
      else {
        const inner = bare(part)
        to.parts.push(inner)
        todo.push([part, inner])
      }
  }
  return made
}

/** Each part has one of its own: that it changed places is noted in it later. */
function changeOf(kind: Change['kind']): Change {
  return { kind, by: null, at: 0, again: false, moved: false }
}

function isAlike(
  a: Readonly<Record<string, unknown>> | null,
  b: Readonly<Record<string, unknown>> | null,
): boolean {
  if (a === b) return true
  if (a === null || b === null) return false
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => name in b && JSON.stringify(a[name]) === JSON.stringify(b[name]))
  )
}

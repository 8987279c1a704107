import type { ShownNode, ShownPart, ShownText } from './shown-parts'

/** Words that somebody looks for in a text as it stood at a moment. */
export interface Wanted {
  words: string
  /** The line they stand in, and where in it they begin; null when only the words are known. */
  place: { line: string; from: number } | null
}

/** The parts with the words marked: in the line they are known to stand in, else where they first do. */
export function markFound(parts: readonly ShownPart[], wanted: Wanted): ShownPart[] {
  const lines = linesIn(parts)
  const { words, place } = wanted
  const exact = place && lines.find((line) => wordsOf(line) === place.line)
  const line = exact ?? lines.find((each) => wordsOf(each).includes(words))
  if (!line || words === '') return [...parts]
  const from = exact && place ? place.from : wordsOf(line).indexOf(words)
  const marked = new Map<ShownText, ShownText[]>()
  let start = 0
  for (const text of line) {
    const [a, b] = [clamp(from - start, text), clamp(from + words.length - start, text)]
    start += text.text.length
    if (a < b) marked.set(text, cut(text, a, b))
  }
  return parts.flatMap((part) => put(part, marked))
}

/** Stretches of words that stand there, without what went: up to the next block or line break. */
function linesIn(parts: readonly ShownPart[]): ShownText[][] {
  const lines: ShownText[][] = []
  // A stack of our own instead of recursion: depth is in the hands of whoever writes.
  const todo: (readonly ShownPart[])[] = [parts]
  for (let inner = todo.pop(); inner; inner = todo.pop()) {
    let line: ShownText[] = []
    const below: ShownNode[] = []
    for (const part of inner) {
      if (part.type === 'node') {
        below.push(part)
        if (line.length > 0) lines.push(line)
        line = []
      } else if (part.change?.kind !== 'out') line.push(part)
    }
    if (line.length > 0) lines.push(line)
    for (const node of below.toReversed()) todo.push(node.parts)
  }
  return lines
}

function wordsOf(line: readonly ShownText[]): string {
  return line.map(({ text }) => text).join('')
}

function clamp(at: number, { text }: ShownText): number {
  return Math.min(Math.max(at, 0), text.length)
}

function cut(part: ShownText, from: number, to: number): ShownText[] {
  const piece = (a: number, b: number): ShownText => ({ ...part, text: part.text.slice(a, b) })
  const pieces: ShownText[] = [
    piece(0, from),
    { ...piece(from, to), found: true },
    piece(to, part.text.length),
  ]
  return pieces.filter(({ text }) => text !== '')
}

function put(part: ShownPart, marked: ReadonlyMap<ShownText, ShownText[]>): ShownPart[] {
  if (part.type === 'text') return marked.get(part) ?? [part]
  return [{ ...part, parts: part.parts.flatMap((inner) => put(inner, marked)) }]
}

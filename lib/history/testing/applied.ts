import type { ShownPart } from '../shown-parts'
import type { Plain } from './plain'

/**
 * What a shown difference makes of an older text: goes through both side by side, takes out what the
 * difference says went, puts in what it says came, and sets anew what it says was set differently.
 * @throws Error where the difference speaks of something that the older text does not say there
 */
export function applied(older: readonly Plain[], shown: readonly ShownPart[]): Plain[] {
  const left = [...older]
  const out: Plain[] = []
  for (const part of shown) {
    const kind = part.change?.kind ?? null
    if (part.type === 'text') {
      const marks = sorted(part.marks)
      const marksBefore = part.was ? sorted(part.was) : marks
      if (kind !== 'in') take(left, part.text, marksBefore)
      if (kind !== 'out') put(out, part.text, marks)
      continue
    }
    const attrs = sorted(part.attrs)
    if (kind === 'in') {
      out.push([part.name, attrs, applied([], part.parts)])
      continue
    }
    const block = left.shift()
    if (!block || block.length !== 3 || block[0] !== part.name)
      throw new Error(`The older text has no ${part.name} here, but ${JSON.stringify(block)}.`)
    same(block[1], part.was ? sorted(part.was) : attrs)
    const inner = applied(block[2], part.parts)
    if (kind === 'out') same(inner, [])
    else out.push([part.name, attrs, inner])
  }
  if (left.length > 0) throw new Error(`Nothing is said of ${JSON.stringify(left)}.`)
  return out
}

/** Takes words with these marks from the front. */
function take(left: Plain[], words: string, marks: unknown): void {
  const [first] = left
  if (first?.length !== 2 || !first[0].startsWith(words))
    throw new Error(`The older text does not say "${words}" here, but ${JSON.stringify(first)}.`)
  same(first[1], marks)
  const rest = first[0].slice(words.length)
  if (rest === '') left.shift()
  else left[0] = [rest, marks]
}

function put(out: Plain[], words: string, marks: unknown): void {
  const last = out.at(-1)
  if (last?.length === 2 && JSON.stringify(last[1]) === JSON.stringify(marks)) last[0] += words
  else out.push([words, marks])
}

function same(a: unknown, b: unknown): void {
  if (JSON.stringify(a) !== JSON.stringify(b))
    throw new Error(`${JSON.stringify(a)} is not ${JSON.stringify(b)}.`)
}

function sorted(record: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))
}

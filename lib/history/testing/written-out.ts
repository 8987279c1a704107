import type { Marks } from '../between'
import type { Change, ShownPart, ShownText } from '../shown-parts'

/**
 * A difference as it can be read in a file: a line a block, a sign before it for what became of it,
 * and words that came or went in brackets.
 *
 * `+` came, `-` went, `>` came from elsewhere in the text, `<` went elsewhere, `~` was set differently;
 * `[+came+]`, `[-went-]`, `[=came back=]`, `[~set differently~]`; `{bold|words}` are words with a mark.
 */
export function writtenOut(parts: readonly ShownPart[], depth = 0, isMoved = false): string {
  const lines: string[] = []
  for (const part of parts) {
    if (part.type === 'text') continue
    // Of what is in a block that changed places nothing is said by itself.
    const within = isMoved || part.change?.moved === true
    const words = part.parts.flatMap((inner) =>
      inner.type === 'text' ? [inlineOf(within ? { ...inner, change: null } : inner)] : [],
    )
    const attrs = attrsOf(part.attrs)
    const was = part.was ? ` was${attrsOf(part.was) || ' bare'}` : ''
    const head = `${isMoved ? ' ' : signOf(part.change)} ${'  '.repeat(depth)}${part.name}${attrs}${was}`
    lines.push(words.length > 0 ? `${head}: ${words.join('')}` : head)
    const inner = writtenOut(part.parts, depth + 1, within)
    if (inner !== '') lines.push(inner)
  }
  return lines.join('\n')
}

function signOf(change: Change | null): string {
  if (!change) return ' '
  if (change.moved) return change.kind === 'in' ? '>' : '<'
  return { in: '+', out: '-', marked: '~' }[change.kind]
}

function inlineOf({ text, marks, was, change }: ShownText): string {
  const words = withMarks(text, marks)
  if (!change) return words
  if (change.kind === 'in') return change.again ? `[=${words}=]` : `[+${words}+]`
  if (change.kind === 'out') return `[-${words}-]`
  const before = Object.keys(was ?? {})
  return `[~${words} was ${before.length > 0 ? before.sort().join(' ') : 'plain'}~]`
}

function withMarks(text: string, marks: Marks): string {
  const names = Object.keys(marks).map((name) => name.split('--')[0])
  return names.length > 0 ? `{${names.sort().join(' ')}|${text}}` : text
}

/** Those that say something: what an editor fills in by itself is left out. */
function attrsOf(attrs: Readonly<Record<string, unknown>>): string {
  const said = Object.entries(attrs)
    .filter(([name, value]) => !isUsual(name, value))
    .map(([name, value]) => `${name}=${String(value)}`)
    .sort()
  return said.length > 0 ? `(${said.join(' ')})` : ''
}

function isUsual(name: string, value: unknown): boolean {
  if (value === null || value === undefined) return true
  if (name === 'colspan' || name === 'rowspan') return Number(value) === 1
  return false
}

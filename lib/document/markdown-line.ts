import { partsOf, textOf, type Content } from './content'
import { allowedHref } from './links'
import { readMarkdown } from './markdown-reader'

type MarkName = 'link' | 'highlight' | 'bold' | 'italic' | 'strike'

/** One way to write a line. Which marks close around which, and how italics are written. */
interface Manner {
  order: readonly MarkName[]
  italic: '*' | '_'
  /** Write letters that touch a mark as numbers, so that the mark counts as one. */
  guarded: boolean
}

const USUAL: Manner = {
  order: ['link', 'highlight', 'bold', 'italic', 'strike'],
  italic: '*',
  guarded: false,
}
const INVERTED: Manner['order'] = ['link', 'highlight', 'italic', 'bold', 'strike']
const MANNERS: readonly Manner[] = [
  USUAL,
  { ...USUAL, italic: '_' },
  { ...USUAL, order: INVERTED, italic: '_' },
  { ...USUAL, guarded: true },
  { ...USUAL, italic: '_', guarded: true },
  { ...USUAL, order: INVERTED, italic: '_', guarded: true },
  {
    ...USUAL,
    order: ['link', 'strike', 'bold', 'italic', 'highlight'],
    italic: '_',
    guarded: true,
  },
]

/** Whether a line may be broken in two (a paragraph) or must stay one (a heading, a cell). */
export type Breaks = 'kept' | 'as spaces'

/**
 * The content of a text block as one line of Markdown. Emphasis in Markdown depends on what
 * touches it, so what was written is read back: the first manner that says the same wins, and
 * where none does, the words are kept and the emphasis is left out.
 */
export function writeLine(node: Content, breaks: Breaks): string {
  const parts = settled(partsOf(node), breaks)
  if (!parts.some((part) => part.marks?.length)) return plain(parts)
  const wanted = JSON.stringify(said(parts))
  for (const manner of MANNERS) {
    const line = trimmed(within(parts, manner, 0))
    const read = partsOf(readMarkdown(line))[0]
    if (read?.type === 'paragraph' && JSON.stringify(said(partsOf(read))) === wanted) return line
  }
  return plain(parts)
}

/** Text and breaks only, joined where nothing tells them apart, without a break at the end. */
function settled(parts: Content[], breaks: Breaks): Content[] {
  const found: Content[] = []
  for (const part of parts) {
    const isBreak = part.type === 'hardBreak'
    const text = isBreak && breaks === 'kept' ? undefined : isBreak ? ' ' : textOf(part)
    if (text === '') continue
    const marks = known(part)
    const last = found[found.length - 1]
    if (text !== undefined && last?.text && sameMarks(last, { marks })) last.text += text
    else
      found.push(text === undefined ? { type: 'hardBreak', marks } : { type: 'text', text, marks })
  }
  while (found[found.length - 1]?.type === 'hardBreak') found.pop()
  return found
}

function known(part: Content): NonNullable<Content['marks']> {
  const marks = Array.isArray(part.marks) ? part.marks : []
  return marks.flatMap(({ type, attrs }) => {
    if (type !== 'link')
      return ['bold', 'italic', 'strike', 'code', 'highlight'].includes(type) ? [{ type }] : []
    const href = allowedHref(attrs?.['href'])
    const title = attrs?.['title']
    const words = typeof title === 'string' ? title.replace(/\s+/g, ' ').trim() : ''
    return href ? [{ type, attrs: { href, title: words || null } }] : []
  })
}

function sameMarks(a: Content, b: Content): boolean {
  return JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? [])
}

/** Each character with its marks. Marks on spaces at an edge say nothing that can be seen. */
function said(parts: Content[]): unknown[] {
  const units = parts.flatMap((part) => {
    const marks = [...(part.marks ?? [])].map((mark) => JSON.stringify(mark)).sort()
    if (part.type === 'hardBreak') return [{ char: '\n', marks: '' }]
    return [...(part.text ?? '')].map((char) => ({
      char,
      marks: /\s/.test(char) && !marks.some((mark) => /code|link/.test(mark)) ? '' : marks.join(),
    }))
  })
  return units
}

function plain(parts: Content[]): string {
  const line = parts.map((part) => (part.text === undefined ? '\\\n' : escapeText(part.text)))
  return trimmed(line.join(''))
}

function within(parts: Content[], manner: Manner, depth: number): string {
  const name = manner.order[depth]
  if (!name) return parts.map(leaf).join('')
  let line = ''
  for (let i = 0; i < parts.length;) {
    const mark = markOf(parts[i], name)
    let end = i + 1
    while (end < parts.length && markOf(parts[end], name) === mark) end++
    const run = parts.slice(i, end)
    const next = parts[end]
    const text = mark === null ? within(run, manner, depth + 1) : marked(run, name, manner, depth)
    const touched = line !== '' && manner.guarded
    line += touched ? text.replace(/^[\p{L}\p{N}]/u, numbered) : text
    if (manner.guarded && next) line = line.replace(/[\p{L}\p{N}]$/u, numbered)
    i = end
  }
  return line
}

function markOf(part: Content | undefined, name: string): string | null {
  const mark = part?.marks?.find(({ type }) => type === name)
  return mark ? JSON.stringify(mark.attrs ?? {}) : null
}

const SIGNS = { bold: '**', strike: '~~', highlight: '==' } as const

function marked(run: Content[], name: MarkName, manner: Manner, depth: number): string {
  const inner = within(run, manner, depth + 1)
  if (name === 'link') return linked(run, inner)
  // Emphasis cannot begin or end with a space, so those stay outside it.
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(inner) ?? []
  const sign = name === 'italic' ? manner.italic : SIGNS[name]
  return words ? before + sign + words + sign + after : inner
}

function linked(run: Content[], inner: string): string {
  const attrs = run[0]?.marks?.find(({ type }) => type === 'link')?.attrs
  const href = String(attrs?.['href'] ?? '').replace(/[\\<>&]/g, '\\$&')
  const title = attrs?.['title']
  const way = /[()]/.test(href) ? `<${href}>` : href
  const more = typeof title === 'string' ? ` "${title.replace(/["\\&]/g, '\\$&')}"` : ''
  return `[${inner}](${way}${more})`
}

function leaf(part: Content): string {
  if (part.text === undefined) return '\\\n'
  if (!part.marks?.some(({ type }) => type === 'code')) return escapeText(part.text)
  const text = part.text.replace(/[\r\n]/g, ' ')
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  const padded = /^`|`$|^ .*\S.* $/.test(text) ? ` ${text} ` : text
  return fence + padded + fence
}

/** Only what would be read as something else is escaped, so that exports stay readable. */
function escapeText(text: string): string {
  const struck = (text.match(/~/g) ?? []).length > 1
  return text
    .replace(/[\\`*[\]]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/<(?=[A-Za-z/!?])|&(?=[A-Za-z#])/g, '\\$&')
    .replace(struck ? /~/g : /(?!)/, '\\~')
    .replace(/=(?==)|(?<==)=|^=|=$/g, '\\=')
    .replace(/[\u0000\r\n\t]/g, (char) => (char === '\u0000' ? '' : numbered(char)))
}

/** A letter as its number, which Markdown reads as a sign and not as part of a word. */
function numbered(char: string): string {
  return `&#${char.codePointAt(0) ?? 32};`
}

/** Escapes what means something only at the start of a line, and spaces Markdown would drop. */
function trimmed(text: string): string {
  return text
    .split('\n')
    .map((line, i, lines) => {
      const last = i === lines.length - 1
      const body = last ? line : line.slice(0, -1)
      const safe = body
        .replace(/^\s/u, numbered)
        .replace(/\s$/u, numbered)
        .replace(/^([#+\-=>|:])/, '\\$1')
        .replace(/^(\d{1,9})([.)])/, '$1\\$2')
      return last ? safe : `${safe}\\`
    })
    .join('\n')
}

import { isAlignment, isCalloutKind, isHeadingLevel, isLanguage, isListStart } from './attributes'
import { partsOf, textOf, type Content } from './content'
import { imageWords } from './image-words'
import { writeImage } from './markdown-image'
import { writeLine } from './markdown-line'

/**
 * A text as Markdown. What Markdown cannot say is said more plainly: cells lose their paragraphs,
 * parts made with a newer version become their words. No word is lost.
 */
export function writeMarkdown(doc: Content): string {
  const text = blocks(partsOf(doc), '-')
  return text ? `${text}\n` : ''
}

/** The sign of a bullet; its neighbour and the list inside it use the other one. */
type Bullet = '-' | '*'

function blocks(nodes: Content[], bullet: Bullet): string {
  const done: string[] = []
  let sign = bullet
  let before: Content | undefined
  for (const node of withoutLoose(nodes)) {
    // Two lists in a row would be read as one.
    sign = isList(before) && isList(node) ? other(sign) : bullet
    const text = block(node, sign)
    if (text === null) continue
    done.push(text)
    before = node
  }
  return done.join('\n\n')
}

/** Words that stand directly among blocks get a paragraph of their own. */
function withoutLoose(nodes: Content[]): Content[] {
  const found: Content[] = []
  let loose: Content | null = null
  for (const node of nodes) {
    const inline = node.type === 'text' || node.type === 'hardBreak'
    if (!inline) loose = null
    else if (loose) loose.content?.push(node)
    else found.push((loose = { type: 'paragraph', content: [node] }))
    if (!inline) found.push(node)
  }
  return found
}

/** Null when Markdown has nothing for it: an empty paragraph between others. */
function block(node: Content, sign: Bullet): string | null {
  switch (node.type) {
    case 'paragraph':
      return writeLine(node, 'kept') || null
    case 'heading':
      return heading(node)
    case 'blockquote':
      return indent(blocks(partsOf(node), '-'), '> ', '> ') || '>'
    case 'callout':
      return callout(node)
    case 'codeBlock':
      return code(node)
    case 'image':
      return writeImage(node) ?? (writeLine(wordsOf(node), 'kept') || null)
    case 'horizontalRule':
      return '___'
    case 'bulletList':
    case 'taskList':
    case 'orderedList':
      return list(node, sign)
    case 'table':
      return table(node)
    default:
      return fallback(node, sign)
  }
}

function fallback(node: Content, sign: Bullet): string | null {
  const parts = partsOf(node)
  if (parts.some(({ type }) => type !== 'text' && type !== 'hardBreak')) return blocks(parts, sign)
  return writeLine(node, 'kept') || null
}

/** Words come on the line below the sign, other blocks after an empty one, as they would be read. */
function callout(node: Content): string {
  const kind = node.attrs?.['kind']
  const sign = `[!${(isCalloutKind(kind) ? kind : 'note').toUpperCase()}]`
  const inside = blocks(partsOf(node), '-')
  const words = partsOf(node).find((part) => part.type !== 'paragraph' || part.content?.length)
  const joint = words?.type === 'paragraph' ? '\n' : '\n\n'
  return indent(inside ? sign + joint + inside : sign, '> ', '> ')
}

function heading(node: Content): string {
  const level = node.attrs?.['level']
  const line = writeLine(node, 'as spaces').replace(/(?<!\\)#(?=#*$)/g, '\\#')
  return `${'#'.repeat(isHeadingLevel(level) ? level : 2)} ${line}`.trimEnd()
}

function code(node: Content): string {
  const text = textOf(node).replace(/\r\n?/g, '\n')
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  const language = node.attrs?.['language']
  const open = fence + (isLanguage(language) ? language : '')
  return text ? `${open}\n${text}\n${fence}` : `${open}\n${fence}`
}

function list(node: Content, sign: Bullet): string | null {
  const items = partsOf(node)
  const start = node.attrs?.['start']
  const first = isListStart(start) ? start : 1
  const written = items.map((item, i) => {
    const number = `${first + i}${sign === '-' ? '.' : ')'}`
    const box = item.attrs?.['checked'] === true ? '[x]' : '[ ]'
    const bullet = node.type === 'orderedList' ? number : sign
    return listItem(item, bullet, node.type === 'taskList' ? box : '', other(sign))
  })
  const tight = written.every((text) => !text.includes('\n\n'))
  return written.join(tight ? '\n' : '\n\n') || null
}

function listItem(item: Content, bullet: string, box: string, inner: Bullet): string {
  const parts = withoutLoose(partsOf(item))
  const [first, ...rest] = parts[0]?.type === 'paragraph' ? parts : [{}, ...parts]
  const line = first ? writeLine(first, 'kept') : ''
  const words = box ? `${box} ${line || ''}`.trimEnd() : line
  const below = blocks(rest, inner)
  const joint = words && follows(rest) ? '\n' : words && below ? '\n\n' : ''
  const text = words + joint + below
  return indent(text, `${bullet} `, ' '.repeat(bullet.length + 1)).trimEnd() || bullet
}

/** Whether what follows the words of an item may come on the very next line. */
function follows(rest: Content[]): boolean {
  const next = rest[0]
  if (rest.length !== 1 || !isList(next)) return false
  const item = next && partsOf(next)[0]
  const start = next?.attrs?.['start']
  return !!item && textOf(item) !== '' && (start === undefined || start === 1)
}

function table(node: Content): string | null {
  const rows = partsOf(node).map((row) => partsOf(row).flatMap(cells))
  const width = Math.max(0, ...rows.map((row) => row.length))
  if (width === 0) return null
  const [head = [], ...body] = rows
  const aligned = Array.from({ length: width }, (_, i) => rule(head[i]))
  return [
    line(head, width),
    `| ${aligned.join(' | ')} |`,
    ...body.map((row) => line(row, width)),
  ].join('\n')
}

/** A cell, and an empty one for each further column it spans. */
function cells(cell: Content): Content[] {
  const span = Number(cell.attrs?.['colspan'] ?? 1)
  return [cell, ...Array.from({ length: Math.min(50, Math.max(1, span || 1)) - 1 }, () => ({}))]
}

function rule(cell: Content | undefined): string {
  const align = cell?.attrs?.['align']
  if (!isAlignment(align)) return '---'
  return align === 'left' ? ':--' : align === 'right' ? '--:' : ':-:'
}

function line(row: Content[], width: number): string {
  const texts = Array.from({ length: width }, (_, i) => cellText(row[i]))
  return `| ${texts.join(' | ')} |`
}

function cellText(cell: Content | undefined): string {
  if (!cell) return ''
  const lines = textBlocks(cell).map((text) => writeLine(text, 'as spaces'))
  return lines.filter(Boolean).join(' ').replaceAll('|', '\\|')
}

function textBlocks(node: Content): Content[] {
  const parts = withoutLoose(partsOf(node))
  const inline = parts.every(({ type }) => type === 'paragraph')
  return inline
    ? parts
    : parts.flatMap((part) => (part.type === 'paragraph' ? [part] : [flat(part)]))
}

/** An image where none can stand, such as a cell, as its words. */
function wordsOf(image: Content): Content {
  const text = imageWords(image.attrs ?? {})
  return { type: 'paragraph', content: text ? [{ type: 'text', text }] : [] }
}

function flat(node: Content): Content {
  if (node.type === 'image') return wordsOf(node)
  return { type: 'paragraph', content: [{ type: 'text', text: spaced(node) }] }
}

function spaced(node: Content): string {
  if (typeof node.text === 'string') return node.text
  return partsOf(node)
    .map(spaced)
    .join(isTextBlock(node) ? '' : ' ')
}

function isTextBlock(node: Content): boolean {
  return partsOf(node).some(({ type }) => type === 'text')
}

function isList(node: Content | undefined): boolean {
  return !!node && /^(bullet|task|ordered)List$/.test(node.type ?? '')
}

function other(sign: Bullet): Bullet {
  return sign === '-' ? '*' : '-'
}

function indent(text: string, first: string, others: string): string {
  return text
    .split('\n')
    .map((part, i) => (i === 0 ? first + part : part ? others + part : others.trimEnd()))
    .join('\n')
}

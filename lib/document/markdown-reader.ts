import MarkdownIt from 'markdown-it'
import { isAlignment, isLanguage, type CalloutKind } from './attributes'
import type { Content } from './content'
import { allowedHref } from './links'
import { readImages } from './markdown-image'
import { highlightInMarkdown } from './markdown-highlight'

type Token = ReturnType<MarkdownIt['parse']>[number]

/** Raw HTML is text here, never parsed; addresses we do not link to stay as they were written. */
const blocks = reader()
blocks.core.ruler.disable('inline')
const inlines = reader()

function reader(): MarkdownIt {
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false })
  markdown.validateLink = (href) => allowedHref(href) !== null
  markdown.normalizeLink = (href) => href
  highlightInMarkdown(markdown)
  return markdown
}

/** Markdown as the content of a text. Always holds at least one paragraph. */
export function readMarkdown(markdown: string): Content {
  const env = {}
  const tokens = blocks.parse(markdown, env)
  const root: Content = { type: 'doc', content: [] }
  const open: Content[] = [root]
  for (const token of tokens) {
    if (PASSED_OVER.has(token.type)) continue
    if (token.nesting === -1) {
      const done = open.pop()
      if (done) finish(done, open[open.length - 1] ?? root)
      continue
    }
    const parent = open[open.length - 1] ?? root
    if (token.type === 'inline') {
      const source = takeCallout(takeTask(token.content, open), open)
      const images = parent.type === 'paragraph' ? readImages(source) : null
      if (images) {
        replace(parent, images, open[open.length - 2] ?? root)
        continue
      }
      parent.content = lineOf(source, parent, env)
      continue
    }
    const node = blockOf(token)
    if (!node) continue
    parent.content = [...(parent.content ?? []), node]
    if (token.nesting === 1) open.push(node)
  }
  if (!root.content?.length) root.content = [{ type: 'paragraph' }]
  return root
}

/** A paragraph that turns out to be images becomes these. */
function replace(paragraph: Content, [first, ...more]: Content[], parent: Content): void {
  Object.assign(paragraph, first)
  parent.content?.push(...more)
}

const PASSED_OVER = new Set(['thead_open', 'thead_close', 'tbody_open', 'tbody_close'])

function blockOf(token: Token): Content | null {
  switch (token.type) {
    case 'paragraph_open':
      return { type: 'paragraph' }
    case 'heading_open':
      // The title of the page is the only highest heading, so # and ## mean the same in a text.
      return { type: 'heading', attrs: { level: Math.min(4, Math.max(2, Number(token.tag[1]))) } }
    case 'blockquote_open':
      return { type: 'blockquote' }
    case 'bullet_list_open':
      return { type: 'bulletList' }
    case 'ordered_list_open':
      return { type: 'orderedList', attrs: { start: Number(token.attrGet('start') ?? 1) } }
    case 'list_item_open':
      return { type: 'listItem' }
    case 'code_block':
    case 'fence':
      return codeOf(token)
    case 'hr':
      return { type: 'horizontalRule' }
    case 'table_open':
      return { type: 'table' }
    case 'tr_open':
      return { type: 'tableRow' }
    case 'th_open':
    case 'td_open':
      return cellOf(token)
    default:
      return null
  }
}

function codeOf(token: Token): Content {
  const language = token.info.trim().split(/\s/)[0]
  const text = token.content.replace(/\n$/, '')
  return {
    type: 'codeBlock',
    attrs: { language: isLanguage(language) ? language : null },
    ...(text ? { content: [{ type: 'text', text }] } : {}),
  }
}

function cellOf(token: Token): Content {
  const align = /text-align:(\w+)/.exec(token.attrGet('style') ?? '')?.[1]
  const type = token.type === 'th_open' ? 'tableHeader' : 'tableCell'
  return { type, ...(isAlignment(align) ? { attrs: { align } } : {}) }
}

/** `[ ]` and `[x]` at the start of a bullet make it a task; the rest of the line is its words. */
function takeTask(source: string, open: Content[]): string {
  const [list, item, paragraph] = open.slice(-3)
  const box = /^\[([ xX])\](?:\s+|$)/.exec(source)
  const isFirst = paragraph?.type === 'paragraph' && item?.content?.length === 1
  if (!box || !isFirst || item.type !== 'listItem' || list?.type !== 'bulletList') return source
  item.type = 'taskItem'
  item.attrs = { checked: box[1] !== ' ' }
  return source.slice(box[0].length)
}

/** The kinds that are written in Markdown elsewhere, as the kinds there are here. */
const CALLOUTS: Record<string, CalloutKind> = {
  NOTE: 'note',
  IMPORTANT: 'note',
  TIP: 'tip',
  WARNING: 'caution',
  CAUTION: 'caution',
}

/** `[!NOTE]` alone in the first line of a quotation makes it a callout. */
function takeCallout(source: string, open: Content[]): string {
  const [quote, paragraph] = open.slice(-2)
  const sign = /^\[!([A-Za-z]+)\][ \t]*(?:\n|$)/.exec(source)
  const kind = CALLOUTS[(sign?.[1] ?? '').toUpperCase()]
  const isFirst = paragraph?.type === 'paragraph' && quote?.content?.length === 1
  if (!sign || !kind || !isFirst || quote.type !== 'blockquote') return source
  quote.type = 'callout'
  quote.attrs = { kind }
  return source.slice(sign[0].length)
}

/** What can only be said once a block is whole: fillers, and which lists are lists of tasks. */
function finish(node: Content, parent: Content): void {
  const content = node.content ?? []
  switch (node.type) {
    case 'bulletList':
      parent.content = [...(parent.content ?? []).slice(0, -1), ...byKind(content)]
      return
    case 'taskItem':
    case 'listItem':
      if (content[0]?.type !== 'paragraph') node.content = [{ type: 'paragraph' }, ...content]
      return
    case 'callout':
      // The line of the sign is no paragraph of its own where others follow.
      if (content.length > 1 && !content[0]?.content?.length) node.content = content.slice(1)
      return
    case 'blockquote':
      if (!content.length) node.content = [{ type: 'paragraph' }]
      return
    case 'tableHeader':
    case 'tableCell':
      node.content = [{ type: 'paragraph', ...(content.length ? { content } : {}) }]
      return
    default:
      return
  }
}

/** One list for each run of bullets or of tasks. */
function byKind(items: Content[]): Content[] {
  const lists: Content[] = []
  for (const item of items) {
    const type = item.type === 'taskItem' ? 'taskList' : 'bulletList'
    const last = lists[lists.length - 1]
    if (last?.type === type) last.content = [...(last.content ?? []), item]
    else lists.push({ type, content: [item] })
  }
  return lists
}

interface Line {
  parent: Content
  env: object
  found: Content[]
  marks: NonNullable<Content['marks']>
}

function lineOf(source: string, parent: Content, env: object): Content[] {
  const line: Line = { parent, env, found: [], marks: [] }
  for (const token of inlines.parseInline(source, env)[0]?.children ?? []) addInline(token, line)
  return line.found
}

function addInline(token: Token, line: Line): void {
  switch (token.type) {
    case 'text':
      return addText(token.content, line)
    case 'code_inline':
      // Beside this mark the schema knows no other.
      return addText(token.content, { ...line, marks: [{ type: 'code' }] })
    case 'softbreak':
      return addText(' ', line)
    case 'hardbreak':
      if (line.parent.type !== 'paragraph') return addText(' ', line)
      line.found.push({ type: 'hardBreak', ...marksOf(line) })
      return
    case 'image':
      // Texts hold no pictures; what the picture shows is words, with the way to it.
      return addText(token.content, { ...line, marks: [...line.marks, linkTo(token, 'src')] })
    case 'strong_open':
      line.marks.push({ type: 'bold' })
      return
    case 'em_open':
      line.marks.push({ type: 'italic' })
      return
    case 's_open':
      line.marks.push({ type: 'strike' })
      return
    case 'mark_open':
      line.marks.push({ type: 'highlight' })
      return
    case 'link_open':
      line.marks.push(linkTo(token, 'href'))
      return
    default:
      if (token.nesting === -1) line.marks.pop()
  }
}

function linkTo(token: Token, attribute: string): { type: string; attrs: Record<string, unknown> } {
  return {
    type: 'link',
    attrs: {
      href: allowedHref(token.attrGet(attribute)),
      title: token.attrGet('title')?.slice(0, 300) ?? null,
    },
  }
}

function addText(text: string, line: Line): void {
  if (!text) return
  const last = line.found[line.found.length - 1]
  const next: Content = { type: 'text', text, ...marksOf(line) }
  if (last?.text && JSON.stringify(last.marks) === JSON.stringify(next.marks)) last.text += text
  else line.found.push(next)
}

function marksOf({ marks }: Line): { marks?: NonNullable<Content['marks']> } {
  const once = marks.filter((mark, i) => marks.findIndex(({ type }) => type === mark.type) === i)
  return once.length ? { marks: once } : {}
}

/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import {
  isAlignment,
  isCalloutKind,
  isHeadingLevel,
  isListStart,
  isSpan,
  isTitle,
  type CalloutKind,
} from '../../lib/document/attributes'
import { isInline, partsOf, textOf, type Content } from '../../lib/document/content'
import { allowedHref } from '../../lib/document/links'
import { isImageId, LONGEST_ALT, LONGEST_CAPTION } from '../../lib/images'

/** What drawing a text needs to know of its page. */
export interface TextSetting {
  /** How many levels the headings of a text go down, so that they stay below those of the page. */
  shift: 0 | 1
  /** Our own address: links into the group's own pages are for the group, so they are words here. */
  origin: string
  /** Where this link serves an image of the text. */
  imageAt(id: string): string
  words: {
    done: string
    toDo: string
    table: string
    /** In place of whoever is named. */
    somebody: string
    callouts: Record<CalloutKind, string>
  }
}

type Draw = (node: Content, setting: TextSetting, depth: number) => Child
type DrawMark = (attrs: Record<string, unknown>, inner: Child, setting: TextSetting) => Child

/** Deeper than people write. From there on only words are drawn. */
const DEEPEST = 60

/**
 * Every kind of node a text can hold, drawn as plain HTML: elements and escaped text only, no
 * attribute that was not checked. What is not listed is drawn as its words.
 */
export const NODES: Readonly<Record<string, Draw>> = {
  paragraph: (node, setting, depth) => <p dir="auto">{inside(node, setting, depth)}</p>,
  heading: (node, setting, depth) => {
    const level = node.attrs?.level
    const Tag = `h${(isHeadingLevel(level) ? level : 2) + setting.shift}` as 'h2' | 'h3' | 'h4'
    return <Tag dir="auto">{inside(node, setting, depth)}</Tag>
  },
  blockquote: (node, setting, depth) => <blockquote>{inside(node, setting, depth)}</blockquote>,
  callout: (node, setting, depth) => {
    const given = node.attrs?.kind
    const kind = isCalloutKind(given) ? given : 'note'
    return (
      <div class={`callout ${kind}`}>
        <p class="kind">{setting.words.callouts[kind]}</p>
        {inside(node, setting, depth)}
      </div>
    )
  },
  codeBlock: (node) => (
    <pre tabindex={0}>
      <code>{textOf(node)}</code>
    </pre>
  ),
  horizontalRule: () => <hr />,
  hardBreak: () => <br />,
  // Whoever has a link learns nobody's name or id; that somebody is meant they do.
  mention: (_node, { words }) => <span>{words.somebody}</span>,
  bulletList: (node, setting, depth) => <ul>{inside(node, setting, depth)}</ul>,
  orderedList: (node, setting, depth) => {
    const start = node.attrs?.start
    return (
      <ol {...(isListStart(start) && start !== 1 ? { start } : {})}>
        {inside(node, setting, depth)}
      </ol>
    )
  },
  listItem: (node, setting, depth) => <li>{inside(node, setting, depth)}</li>,
  taskList: (node, setting, depth) => <ul class="tasks">{inside(node, setting, depth)}</ul>,
  taskItem: (node, setting, depth) => {
    const isDone = node.attrs?.checked === true
    return (
      <li>
        <span
          class={isDone ? 'box done' : 'box'}
          role="img"
          aria-label={wordFor(isDone, setting)}
        />
        <div>{inside(node, setting, depth)}</div>
      </li>
    )
  },
  image: (node, { imageAt }) => {
    const { image, alt, caption, width, height } = node.attrs ?? {}
    if (!isImageId(image)) return ''
    const words = isWords(caption, LONGEST_CAPTION) ? caption : ''
    return (
      <figure>
        <img
          src={imageAt(image)}
          alt={isWords(alt, LONGEST_ALT) ? alt : ''}
          loading="lazy"
          {...(isSide(width) && isSide(height) ? { width, height } : {})}
        />
        {words ? <figcaption dir="auto">{words}</figcaption> : null}
      </figure>
    )
  },
  table: (node, setting, depth) => (
    <div class="wide" tabindex={0} role="region" aria-label={setting.words.table}>
      <table>
        <tbody>{inside(node, setting, depth)}</tbody>
      </table>
    </div>
  ),
  tableRow: (node, setting, depth) => <tr>{inside(node, setting, depth)}</tr>,
  tableCell: (node, setting, depth) => (
    <td {...cellAttributes(node)}>{inside(node, setting, depth)}</td>
  ),
  tableHeader: (node, setting, depth) => (
    <th {...cellAttributes(node)}>{inside(node, setting, depth)}</th>
  ),
}

/** Every kind of mark, likewise; one that is not listed changes nothing. */
export const MARKS: Readonly<Record<string, DrawMark>> = {
  bold: (_attrs, inner) => <strong>{inner}</strong>,
  italic: (_attrs, inner) => <em>{inner}</em>,
  strike: (_attrs, inner) => <s>{inner}</s>,
  code: (_attrs, inner) => <code>{inner}</code>,
  highlight: (_attrs, inner) => <mark>{inner}</mark>,
  link: ({ href: wanted, title }, inner, { origin }) => {
    const href = allowedHref(wanted)
    if (href === null || isOurs(href, origin)) return inner
    return (
      <a
        href={href}
        rel="noopener noreferrer nofollow ugc"
        {...(isTitle(title) && title ? { title } : {})}
      >
        {inner}
      </a>
    )
  },
}

/** A whole text. */
export function SharedText({ content, setting }: { content: Content; setting: TextSetting }) {
  return <>{inside(content, setting, 0)}</>
}

function inside(node: Content, setting: TextSetting, depth: number): Child[] {
  return partsOf(node).map((part) => draw(part, setting, depth + 1))
}

function draw(node: Content, setting: TextSetting, depth: number): Child {
  if (typeof node.text === 'string') return marked(node, setting)
  if (depth > DEEPEST) return ''
  const known = own(NODES, node.type)
  if (known) return known(node, setting, depth)
  const parts = partsOf(node)
  const isLine = parts.some(isInline)
  return isLine ? <p dir="auto">{inside(node, setting, depth)}</p> : inside(node, setting, depth)
}

function marked(node: Content, setting: TextSetting): Child {
  const marks = Array.isArray(node.marks) ? node.marks : []
  return marks.reduce<Child>((inner, mark) => {
    const known = own(MARKS, mark.type)
    return known ? known(mark.attrs ?? {}, inner, setting) : inner
  }, node.text ?? '')
}

// A name out of a text may be `constructor`: only what stands in the table itself counts.
function own<T>(table: Readonly<Record<string, T>>, name: unknown): T | undefined {
  return typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined
}

function cellAttributes({ attrs }: Content) {
  const { colspan, rowspan, align } = attrs ?? {}
  return {
    ...(isSpan(colspan) && colspan > 1 ? { colspan } : {}),
    ...(isSpan(rowspan) && rowspan > 1 ? { rowspan } : {}),
    ...(isAlignment(align) ? { 'data-align': align } : {}),
  }
}

function isWords(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest
}

function isSide(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 20_000
}

function isOurs(href: string, origin: string): boolean {
  const [host, ours] = [URL.parse(href)?.host, URL.parse(origin)?.host]
  return host !== undefined && host !== '' && host === ours
}

function wordFor(isDone: boolean, { words }: TextSetting): string {
  return isDone ? words.done : words.toDo
}

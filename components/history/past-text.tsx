'use client'

import { createContext, useContext, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import {
  isAlignment,
  isCalloutKind,
  isHeadingLevel,
  isListStart,
  isSpan,
} from '@/lib/document/attributes'
import { allowedHref } from '@/lib/document/links'
import type { Person } from '@/lib/faces'
import type { Change, ShownNode, ShownPart, ShownText } from '@/lib/history/shown-parts'
import { imagePath, isImageId, LONGEST_ALT, LONGEST_CAPTION } from '@/lib/images'
import { People, useMovedTo, useSaid } from './change-said'

/** Deeper than people write. From there on only words are drawn. */
const DEEPEST = 60

/** Inside of a block that only changed places: that is said of the block, once. */
const InMoved = createContext(false)

interface PastTextProps {
  parts: readonly ShownPart[]
  people: ReadonlyMap<string, Person>
}

/**
 * A text out of its past, for reading: what came and went in the colours of whoever did it. What it
 * holds was written by anybody at any time, so nothing is drawn of it but checked values and words.
 */
export function PastText({ parts, people }: PastTextProps) {
  return (
    <People value={people}>
      <div className="prose past-text">{drawn(parts, 0)}</div>
    </People>
  )
}

/**
 * What is drawn of parts of a text.
 * @param depth how many blocks are around them
 * @param first the number of the first of them among the blocks of its text
 */
export function drawn(parts: readonly ShownPart[], depth: number, first = 0): ReactNode[] {
  // Parts have no names of their own, and all of them are drawn anew when any changes.
  return parts.map((part, index) =>
    part.type === 'text' ? (
      <Words key={index} part={part} />
    ) : (
      <Block key={index} node={part} depth={depth + 1} at={first + index} />
    ),
  )
}

function Words({ part }: { part: ShownText }) {
  const said = useSaid()
  const isMoved = useContext(InMoved)
  const { change } = part
  const inner = part.found ? <mark className="past-found">{marked(part)}</mark> : marked(part)
  if (!change || isMoved) return inner
  const { className, title } = said(change)
  const Tag = change.kind === 'out' ? 'del' : change.kind === 'in' ? 'ins' : 'span'
  return (
    <Tag className={className} title={title} data-change="">
      {inner}
    </Tag>
  )
}

function marked({ text, marks }: ShownText): ReactNode {
  return Object.entries(marks).reduce<ReactNode>((inner, [name, value]) => {
    // y-tiptap tells several marks of one kind apart by what comes after two dashes.
    switch (name.split('--')[0]) {
      case 'bold':
        return <strong>{inner}</strong>
      case 'italic':
        return <em>{inner}</em>
      case 'strike':
        return <s>{inner}</s>
      case 'code':
        return <code>{inner}</code>
      case 'highlight':
        return <mark>{inner}</mark>
      case 'link': {
        const href = allowedHref((value as { href?: unknown } | null)?.href)
        return href === null ? (
          inner
        ) : (
          <a href={href} rel="noopener noreferrer nofollow">
            {inner}
          </a>
        )
      }
      default:
        return inner
    }
  }, text)
}

interface BlockProps {
  node: ShownNode
  depth: number
  /** Its number among the blocks around it. */
  at: number
}

function Block(props: BlockProps) {
  const { node, depth } = props
  const isMoved = useContext(InMoved)
  if (depth > DEEPEST) return <>{wordsOf(node)}</>
  if (isMoved || !node.change?.moved)
    return <BlockItself {...props} change={isMoved ? null : node.change} />
  return (
    <InMoved value>
      <BlockItself {...props} change={node.change} />
    </InMoved>
  )
}

/** @param change what is said of it */
function BlockItself({ node, depth, at, change }: BlockProps & { change: Change | null }) {
  const said = useSaid()
  const movedTo = useMovedTo()
  const t = useTranslations('history.text')
  const { attrs } = node
  const { className, title } = change ? said(change) : { className: undefined, title: undefined }
  const own = {
    ...({ dir: 'auto', title, className } as const),
    ...(change && { 'data-change': '' }),
    ...(change?.moved && { 'data-moved': movedTo(change) }),
    // Which block of its text a change is in.
    ...(depth === 1 && { 'data-part': at }),
  }
  const inner = drawn(node.parts, depth)
  switch (node.name) {
    case 'paragraph':
      return <p {...own}>{inner.length > 0 ? inner : <br />}</p>
    case 'heading': {
      const Tag = `h${isHeadingLevel(attrs['level']) ? attrs['level'] : 2}` as 'h2' | 'h3' | 'h4'
      return <Tag {...own}>{inner}</Tag>
    }
    case 'blockquote':
      return <blockquote {...own}>{inner}</blockquote>
    case 'callout': {
      const kind = isCalloutKind(attrs['kind']) ? attrs['kind'] : 'note'
      return (
        <div {...own} className={`callout ${kind} ${className ?? ''}`}>
          {inner}
        </div>
      )
    }
    case 'codeBlock':
      return (
        <pre {...own} tabIndex={0}>
          <code>{inner}</code>
        </pre>
      )
    case 'horizontalRule':
      return <hr {...own} />
    case 'hardBreak':
      return <br />
    case 'bulletList':
    case 'taskList':
      return <ul {...own}>{inner}</ul>
    case 'orderedList': {
      const start = attrs['start']
      return (
        <ol {...own} {...(isListStart(start) ? { start } : {})}>
          {inner}
        </ol>
      )
    }
    case 'listItem':
      return <li {...own}>{inner}</li>
    case 'taskItem': {
      const isDone = attrs['checked'] === true || attrs['checked'] === 'true'
      return (
        <li {...own}>
          <span className="dim">{isDone ? t('done') : t('toDo')}</span> {inner}
        </li>
      )
    }
    case 'table':
      return (
        <div className="past-wide" tabIndex={0} role="group" aria-label={t('table')}>
          <table {...own}>
            <tbody>{inner}</tbody>
          </table>
        </div>
      )
    case 'tableRow':
      return <tr {...own}>{inner}</tr>
    case 'tableCell':
      return (
        <td {...own} {...cellOf(node)}>
          {inner}
        </td>
      )
    case 'tableHeader':
      return (
        <th {...own} {...cellOf(node)}>
          {inner}
        </th>
      )
    case 'image':
      return <Picture node={node} own={own} />
    default:
      return <div {...own}>{inner}</div>
  }
}

function Picture({ node: { attrs }, own }: { node: ShownNode; own: object }) {
  const { image, alt, caption } = attrs
  if (!isImageId(image)) return null
  return (
    <figure {...own}>
      <img src={imagePath(image)} alt={isWords(alt, LONGEST_ALT) ? alt : ''} loading="lazy" />
      {isWords(caption, LONGEST_CAPTION) && caption !== '' && <figcaption>{caption}</figcaption>}
    </figure>
  )
}

function cellOf({ attrs: { colspan, rowspan, align } }: ShownNode) {
  return {
    ...(isSpan(colspan) && colspan > 1 ? { colSpan: colspan } : {}),
    ...(isSpan(rowspan) && rowspan > 1 ? { rowSpan: rowspan } : {}),
    ...(isAlignment(align) ? { 'data-align': align } : {}),
  }
}

function isWords(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest
}

/** The bare words of whatever lies deeper than is drawn. */
function wordsOf(node: ShownNode): string {
  const words: string[] = []
  const todo: ShownPart[] = [node]
  for (let part = todo.pop(); part; part = todo.pop())
    if (part.type === 'text') words.push(part.text)
    else todo.push(...part.parts.toReversed())
  return words.join(' ')
}

'use client'

import { createContext, useContext, type ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import {
  isAlignment,
  isCalloutKind,
  isHeadingLevel,
  isListStart,
  isSpan,
} from '@/lib/document/attributes'
import { allowedHref } from '@/lib/document/links'
import type { Person } from '@/lib/faces'
import {
  sideOf,
  type Change,
  type ShownNode,
  type ShownPart,
  type ShownText,
} from '@/lib/history/shown-parts'
import { imagePath, isImageId, LONGEST_ALT, LONGEST_CAPTION } from '@/lib/images'

/** Deeper than people write. From there on only words are drawn. */
const DEEPEST = 60

const People = createContext<ReadonlyMap<string, Person>>(new Map())

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

interface PastSidesProps extends PastTextProps {
  /** What the older moment is called, and the newer. */
  names: readonly [string, string]
}

/** The same of two moments beside each other, block by block. */
export function PastSides({ parts, people, names }: PastSidesProps) {
  const t = useTranslations('history.text')
  return (
    <People value={people}>
      <div className="past-sides" role="group" aria-label={t('sides')}>
        <div className="past-row">
          {names.map((name, side) => (
            <h2 key={side}>{name}</h2>
          ))}
        </div>
        {parts.map((part, index) => (
          <div key={index} className="past-row">
            {SIDES.map((side) => {
              const shown = sideOf(part, side)
              return (
                <div key={side} className="prose past-text">
                  {shown ? drawn([shown], 0, index) : <p className="gone">{t(`${side}Only`)}</p>}
                </div>
              )
            })}
          </div>
        ))}
      </div>
    </People>
  )
}

const SIDES = ['before', 'after'] as const

/** @param first the number of the first of them among the blocks of its text */
function drawn(parts: readonly ShownPart[], depth: number, first = 0): ReactNode[] {
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
  const { change } = part
  const inner = part.found ? <mark className="past-found">{marked(part)}</mark> : marked(part)
  if (!change) return inner
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

function Block({ node, depth, at }: { node: ShownNode; depth: number; at: number }) {
  const said = useSaid()
  const t = useTranslations('history.text')
  const { attrs, change } = node
  if (depth > DEEPEST) return <>{wordsOf(node)}</>
  const { className, title } = change ? said(change) : { className: undefined, title: undefined }
  const own = {
    ...({ dir: 'auto', title, className } as const),
    ...(change && { 'data-change': '' }),
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

/** How a change is drawn, and the sentence about it. */
function useSaid(): (change: Change) => { className: string; title: string } {
  const t = useTranslations('history.text')
  const format = useFormatter()
  const people = useContext(People)
  return ({ kind, by, at, again }) => {
    const person = by === null ? undefined : people.get(by)
    const values = {
      name: person?.name ?? (by === null ? t('server') : t('gone')),
      when: format.dateTime(at, { dateStyle: 'long', timeStyle: 'short' }),
    }
    return {
      className: `ch ch-${kind} ${person ? `w${person.colour}` : 'none'}`,
      title: by === null ? t('fromStart', values) : again ? t('again', values) : t(kind, values),
    }
  }
}

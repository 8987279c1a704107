import type { ReactNode } from 'react'
import { allowedHref } from '@/lib/document/links'
import type { BodyBlock, BodyInline, BodyText, MessageBody } from '@/lib/thread-body'
import type { ThreadMessage } from '@/lib/threads'
import { PageLink } from '../ui/page-link'

interface MessageWordsProps {
  body: MessageBody
  names: Pick<ThreadMessage, 'mentions' | 'teams' | 'elements'>
  /** Id of the person who reads. */
  me: string
}

/** The words of a message. Drawn part by part: nothing of it is ever read as markup. */
export function MessageWords({ body, names, me }: MessageWordsProps) {
  return <>{body.content.map((block, i) => blockOf(block, i, names, me))}</>
}

type Names = MessageWordsProps['names']

function blockOf(block: BodyBlock, key: number, names: Names, me: string): ReactNode {
  if (block.type === 'paragraph')
    return <p key={key}>{(block.content ?? []).map((part, i) => inlineOf(part, i, names, me))}</p>
  const List = block.type === 'bulletList' ? 'ul' : 'ol'
  return (
    <List key={key}>
      {block.content.map((item, i) => (
        <li key={i}>{item.content.map((inner, j) => blockOf(inner, j, names, me))}</li>
      ))}
    </List>
  )
}

function inlineOf(part: BodyInline, key: number, names: Names, me: string): ReactNode {
  switch (part.type) {
    case 'text':
      return <span key={key}>{marked(part)}</span>
    case 'hardBreak':
      return <br key={key} />
    case 'mention': {
      const person = names.mentions.find(({ id }) => id === part.attrs.id)
      return (
        <span key={key} className={part.attrs.id === me ? 'mention me' : 'mention'}>
          @{person?.name ?? '…'}
        </span>
      )
    }
    case 'teamMention': {
      const team = names.teams.find(({ id }) => id === part.attrs.id)
      return (
        <span key={key} className="mention">
          @{team?.name ?? '…'}
        </span>
      )
    }
    case 'elementLink': {
      const element = names.elements.find(({ id }) => id === part.attrs.id)
      if (!element) return <span key={key}>…</span>
      return (
        <PageLink key={key} href={`/elements/${element.id}`}>
          {element.title}
        </PageLink>
      )
    }
    default:
      return part satisfies never
  }
}

function marked({ text, marks = [] }: BodyText): ReactNode {
  return (marks ?? []).reduce<ReactNode>((inner, mark) => {
    switch (mark.type) {
      case 'bold':
        return <strong>{inner}</strong>
      case 'italic':
        return <em>{inner}</em>
      case 'code':
        return <code>{inner}</code>
      case 'link': {
        const href = allowedHref(mark.attrs.href)
        if (!href) return inner
        return (
          <a href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
            {inner}
          </a>
        )
      }
      default:
        return mark satisfies never
    }
  }, text)
}

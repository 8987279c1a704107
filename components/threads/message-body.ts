import type { JSONContent } from '@tiptap/core'
import type { BodyBlock, BodyInline, BodyMark, MessageBody } from '@/lib/thread-body'
import type { ThreadMessage } from '@/lib/threads'

/** What was written, as it is sent; null when it has no words. Empty lines around it go. */
export function bodyFrom(json: JSONContent): MessageBody | null {
  const content = blocksOf(json.content ?? [])
  const isWords = (block: BodyBlock) =>
    block.type !== 'paragraph' || (block.content ?? []).some(saysSomething)
  const first = content.findIndex(isWords)
  const last = content.findLastIndex(isWords)
  return first < 0 ? null : { type: 'doc', content: content.slice(first, last + 1) }
}

function saysSomething(part: BodyInline): boolean {
  return part.type === 'text' ? part.text.trim() !== '' : part.type !== 'hardBreak'
}

function blocksOf(nodes: readonly JSONContent[]): BodyBlock[] {
  return nodes.flatMap((node): BodyBlock[] => {
    switch (node.type) {
      case 'paragraph':
        return [{ type: 'paragraph', content: (node.content ?? []).flatMap(inlineOf) }]
      case 'bulletList':
      case 'orderedList':
        return [
          {
            type: node.type,
            content: (node.content ?? []).map((item) => ({
              type: 'listItem',
              content: blocksOf(item.content ?? []),
            })),
          },
        ]
      default:
        return []
    }
  })
}

function inlineOf({ type, text, attrs, marks }: JSONContent): BodyInline[] {
  switch (type) {
    case 'text': {
      const kept = (marks ?? []).flatMap(markOf)
      return text ? [{ type, text, ...(kept.length > 0 && { marks: kept }) }] : []
    }
    case 'hardBreak':
      return [{ type }]
    case 'mention':
    case 'teamMention':
    case 'elementLink':
      return [{ type, attrs: { id: String(attrs?.['id']) } }]
    default:
      return []
  }
}

function markOf({ type, attrs }: NonNullable<JSONContent['marks']>[number]): BodyMark[] {
  switch (type) {
    case 'bold':
    case 'italic':
    case 'code':
      return [{ type }]
    case 'link':
      return [{ type, attrs: { href: String(attrs?.['href']) } }]
    default:
      return []
  }
}

const NAMED: ReadonlySet<string> = new Set(['mention', 'teamMention', 'elementLink'])

/** A message as its author changes it: with the names that its ids stand for. */
export function editableFrom({ body, mentions, teams, elements }: ThreadMessage): JSONContent {
  const names = new Map([
    ...[...mentions, ...teams].map(({ id, name }) => [id, name] as const),
    ...elements.map(({ id, title }) => [id, title] as const),
  ])
  const named = (node: JSONContent): JSONContent => {
    const isNamed = NAMED.has(node.type ?? '')
    return {
      ...node,
      ...(isNamed && {
        attrs: { ...node.attrs, name: names.get(String(node.attrs?.['id'])) ?? '…' },
      }),
      ...(node.content && { content: node.content.map(named) }),
    }
  }
  return named((body ?? { type: 'doc', content: [] }) as JSONContent)
}

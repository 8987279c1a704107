// Apart from the schemas in threads.ts, which bring zod along: a page draws comments before it asks
// anything.

/** What a message says: a small rich text, in the shape of ProseMirror's JSON. */
export interface MessageBody {
  type: 'doc'
  content: BodyBlock[]
}
export type BodyBlock = BodyParagraph | BodyList
export interface BodyParagraph {
  type: 'paragraph'
  content?: BodyInline[] | undefined
}
export interface BodyList {
  type: 'bulletList' | 'orderedList'
  content: BodyItem[]
}
export interface BodyItem {
  type: 'listItem'
  content: BodyBlock[]
}
export type BodyInline =
  BodyText | BodyMention | BodyTeamMention | BodyElementLink | { type: 'hardBreak' }
export interface BodyText {
  type: 'text'
  text: string
  marks?: BodyMark[] | undefined
}
export type BodyMark =
  { type: 'bold' | 'italic' | 'code' } | { type: 'link'; attrs: { href: string } }
/** `id` is the person's; the name is theirs to choose and looked up each time. */
export interface BodyMention {
  type: 'mention'
  attrs: { id: string }
}
/** Calls on everybody who has a seat in that team at the moment it is said. */
export interface BodyTeamMention {
  type: 'teamMention'
  attrs: { id: string }
}
export interface BodyElementLink {
  type: 'elementLink'
  attrs: { id: string }
}

/** The longest message, in characters of its plain text. */
export const BODY_MAX = 10_000
/** How deep lists may lie in lists, and how many nodes a message may have. */
export const BODY_LIST_DEPTH = 4
export const BODY_NODES_MAX = 3_000

/** A message of plain words, one paragraph a line. */
export function bodyFromText(text: string): MessageBody {
  const lines = text.split('\n')
  return {
    type: 'doc',
    content: lines.map((line) => ({
      type: 'paragraph',
      ...(line !== '' && { content: [{ type: 'text', text: line }] }),
    })),
  }
}

export interface NamedIds {
  people: string[]
  teams: string[]
  elements: string[]
}

/** Whom a message mentions, people and teams, and which elements it links to, each once. */
export function namedIn(body: MessageBody): NamedIds {
  const people = new Set<string>()
  const teams = new Set<string>()
  const elements = new Set<string>()
  for (const part of inlinesOf(body.content)) {
    if (part.type === 'mention') people.add(part.attrs.id)
    if (part.type === 'teamMention') teams.add(part.attrs.id)
    if (part.type === 'elementLink') elements.add(part.attrs.id)
  }
  return { people: [...people], teams: [...teams], elements: [...elements] }
}

/** How those who are named go by: names by the ids of people and teams, titles by element id. */
export interface BodyNames {
  people: ReadonlyMap<string, string>
  teams: ReadonlyMap<string, string>
  elements: ReadonlyMap<string, string>
}

/** The words of a message, one block a line; for search, notices and counting. */
export function bodyText(body: MessageBody, names?: BodyNames): string {
  return linesOf(body.content, names).join('\n')
}

function linesOf(blocks: readonly BodyBlock[], names: BodyNames | undefined): string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'paragraph')
      return (block.content ?? [])
        .map((part) => wordsOf(part, names))
        .join('')
        .split('\n')
    return block.content.flatMap((item) => linesOf(item.content, names))
  })
}

function wordsOf(part: BodyInline, names: BodyNames | undefined): string {
  switch (part.type) {
    case 'text':
      return part.text
    case 'hardBreak':
      return '\n'
    case 'mention':
      return `@${names?.people.get(part.attrs.id) ?? '…'}`
    case 'teamMention':
      return `@${names?.teams.get(part.attrs.id) ?? '…'}`
    case 'elementLink':
      return names?.elements.get(part.attrs.id) ?? '…'
    default:
      return part satisfies never
  }
}

function inlinesOf(blocks: readonly BodyBlock[]): BodyInline[] {
  return blocks.flatMap((block) =>
    block.type === 'paragraph'
      ? (block.content ?? [])
      : block.content.flatMap((item) => inlinesOf(item.content)),
  )
}

/** How many nodes a message has, itself included. */
export function bodyNodes(body: MessageBody): number {
  return 1 + nodesOf(body.content)
}

function nodesOf(blocks: readonly BodyBlock[]): number {
  let count = 0
  for (const block of blocks)
    if (block.type === 'paragraph') count += 1 + (block.content?.length ?? 0)
    else for (const item of block.content) count += 1 + nodesOf(item.content)
  return count
}

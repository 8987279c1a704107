import * as Y from 'yjs'
import { AppError } from '../../lib/errors'
import type { Content } from '../../lib/document/content'
import { textAsJson } from '../canvases/element-text'
import { withText } from '../canvases/with-text'
import type { Sync } from '../sync/sync'

const KEPT = 200
/** Deeper than people write; whoever nests further gets their words shown without the nesting. */
const DEEPEST = 60

/**
 * Texts as they are on disk now, for readers. Many may follow one link at once, so what was read is
 * kept until the text's log moves on.
 */
export class SharedTexts {
  private readonly kept = new Map<string, { seq: number; content: Promise<Content> }>()

  constructor(private readonly parts: { sync: Sync }) {}

  /** By document id, without those that cannot be shown just now. */
  async of(documentIds: string[]): Promise<Map<string, Content>> {
    const heads = await this.parts.sync.heads(documentIds)
    const found = new Map<string, Content>()
    for (const id of documentIds) {
      const head = heads.get(id)
      const content = head && (await this.readable(id, head.seq))
      if (content) found.set(id, content)
    }
    return found
  }

  /** Null for one in quarantine. */
  private async readable(documentId: string, seq: number): Promise<Content | null> {
    try {
      return await this.at(documentId, seq)
    } catch (error) {
      if (error instanceof AppError && error.code === 'quarantined') return null
      throw error
    }
  }

  private at(documentId: string, seq: number): Promise<Content> {
    const known = this.kept.get(documentId)
    if (known && known.seq >= seq) return known.content
    const content = this.read(documentId)
    this.kept.delete(documentId)
    this.kept.set(documentId, { seq, content })
    content.catch(() => this.kept.delete(documentId))
    // A Map keeps the order of insertion, so the oldest come first.
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= KEPT) break
      this.kept.delete(oldest)
    }
    return content
  }

  private async read(documentId: string): Promise<Content> {
    const { update } = await this.parts.sync.state(documentId)
    return withText(update, contentOf)
  }
}

function contentOf(text: Y.XmlFragment): Content {
  return depthOf(text) <= DEEPEST ? (textAsJson(text) as Content) : plainOf(text)
}

type Part = ReturnType<Y.XmlFragment['toArray']>[number]

/** Without recursion: depth is in the hands of whoever writes. */
function depthOf(text: Y.XmlFragment): number {
  let deepest = 0
  const todo: [Part, number][] = text.toArray().map((part) => [part, 1])
  for (let next = todo.pop(); next; next = todo.pop()) {
    const [part, depth] = next
    deepest = Math.max(deepest, depth)
    if (part instanceof Y.XmlElement)
      for (const child of part.toArray()) todo.push([child, depth + 1])
  }
  return deepest
}

/** Its words alone, a paragraph for each run of them. */
function plainOf(text: Y.XmlFragment): Content {
  const paragraphs: Content[] = []
  const todo = text.toArray().reverse()
  for (let next = todo.pop(); next; next = todo.pop()) {
    if (next instanceof Y.XmlText) paragraphs.push(paragraphOf(next))
    else if (next instanceof Y.XmlElement) todo.push(...next.toArray().reverse())
  }
  return { type: 'doc', content: paragraphs }
}

function paragraphOf(text: Y.XmlText): Content {
  const parts: { insert: unknown }[] = text.toDelta()
  const words = parts.map(({ insert }) => (typeof insert === 'string' ? insert : ' ')).join('')
  return { type: 'paragraph', content: [{ type: 'text', text: words }] }
}

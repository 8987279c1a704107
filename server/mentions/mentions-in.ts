import * as Y from 'yjs'
import { isMentionKey, isPersonId } from '../../lib/document/attributes'

/** Somebody named in a text, and the clientID under which that was written. */
export interface FoundMention {
  personId: string
  key: string
  clientId: number
}

/** Nobody names more people in one text; whoever writes raw does not make the rest wait. */
const MOST = 2000

/** The mentions in a text, in order, each person and key once. What is none of ours is passed over. */
export function mentionsIn(text: Y.XmlFragment): FoundMention[] {
  const found = new Map<string, FoundMention>()
  // A stack of our own instead of recursion: depth is in the hands of whoever writes.
  const todo = text.toArray().reverse()
  for (let next = todo.pop(); next && found.size < MOST; next = todo.pop()) {
    if (!(next instanceof Y.XmlElement)) continue
    const mention = next.nodeName === 'mention' ? mentionFrom(next) : null
    if (mention) found.set(`${mention.personId} ${mention.key}`, mention)
    for (const child of next.toArray().reverse()) todo.push(child)
  }
  return [...found.values()]
}

function mentionFrom(node: Y.XmlElement): FoundMention | null {
  const { id, key }: Record<string, unknown> = node.getAttributes()
  const clientId = node._item?.id.client
  if (!isPersonId(id) || !isMentionKey(key) || clientId === undefined) return null
  return { personId: id, key, clientId }
}

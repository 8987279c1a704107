import * as Y from 'yjs'
import { FRAGMENT } from '../../lib/protocol'
import { firstContent } from './element-text'

/**
 * The same text as a new document: every block, mark and attribute as it stands, known or not, and
 * nothing of its past, so that words deleted before are not carried along. What a text names by id
 * (an image) keeps its id: a copy never leaves its workspace.
 * @param update the whole state of the text to copy
 * @returns the first content of the copy
 */
export function copyText(update: Uint8Array): Uint8Array {
  const source = new Y.Doc()
  const copy = new Y.Doc()
  try {
    Y.applyUpdate(source, update)
    const from = source.getXmlFragment(FRAGMENT)
    if (from.length === 0) return firstContent()
    copy.transact(() => copyChildren(from, copy.getXmlFragment(FRAGMENT)))
    return Y.encodeStateAsUpdate(copy)
  } finally {
    source.destroy()
    copy.destroy()
  }
}

/** A list of our own instead of recursion: how deep a text goes is in the hands of who writes. */
function copyChildren(from: Y.XmlFragment, to: Y.XmlFragment): void {
  const todo: [Y.XmlFragment, Y.XmlFragment][] = [[from, to]]
  for (let next = todo.pop(); next; next = todo.pop()) {
    const [source, target] = next
    for (const child of source.toArray()) {
      if (child instanceof Y.XmlText) {
        const made = new Y.XmlText()
        target.push([made])
        copyWords(child, made)
      } else if (child instanceof Y.XmlElement) {
        const made = withoutChildren(child)
        target.push([made])
        todo.push([child, made])
      }
    }
  }
}

function withoutChildren(node: Y.XmlElement): Y.XmlElement {
  const made = new Y.XmlElement(node.nodeName)
  for (const [name, value] of Object.entries(node.getAttributes()))
    made.setAttribute(name, plain(value) as string)
  return made
}

function copyWords(from: Y.XmlText, to: Y.XmlText): void {
  const words: { insert: unknown; attributes?: object }[] = from.toDelta()
  to.applyDelta(words.map((part) => ({ ...part, insert: plain(part.insert) })))
  const attributes: Record<string, unknown> = from.getAttributes()
  for (const [name, value] of Object.entries(attributes)) to.setAttribute(name, plain(value))
}

/** A shared type belongs to its document, so a copy gets its own. */
function plain(value: unknown): unknown {
  return value instanceof Y.AbstractType ? value.clone() : value
}

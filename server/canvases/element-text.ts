import {
  prosemirrorJSONToYDoc,
  prosemirrorToYXmlFragment,
  yXmlFragmentToProsemirrorJSON,
} from '@tiptap/y-tiptap'
import type { JSONContent } from '@tiptap/core'
import * as Y from 'yjs'
import { fromMarkdown, toMarkdown } from '../../lib/document/markdown'
import { documentSchema } from '../../lib/document/schema'
import { FRAGMENT } from '../../lib/protocol'

/** The first content of a text: one empty paragraph, made here so that no client has to. */
export function firstContent(): Uint8Array {
  const doc = new Y.Doc()
  doc.getXmlFragment(FRAGMENT).insert(0, [new Y.XmlElement('paragraph')])
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

/** ProseMirror's JSON, with whatever nodes are there: nothing is checked and nothing is left out. */
export function textAsJson(text: Y.XmlFragment): JSONContent {
  return yXmlFragmentToProsemirrorJSON(text)
}

/** @param nameOf the name of whoever is mentioned; without it nobody is named */
export function textAsMarkdown(
  text: Y.XmlFragment,
  nameOf?: (id: string) => string | null,
): string {
  return toMarkdown(textAsJson(text), nameOf)
}

/** Adds blocks at the end; in place of the empty paragraph a new text begins with. */
export function appendMarkdown(doc: Y.Doc, markdown: string): void {
  const text = doc.getXmlFragment(FRAGMENT)
  const source = prosemirrorJSONToYDoc(documentSchema, fromMarkdown(markdown), FRAGMENT)
  const blocks = source.getXmlFragment(FRAGMENT).toArray()
  const isNew = text.length === 1 && isEmptyParagraph(text.get(0))
  text.insert(
    text.length,
    blocks.flatMap((block) => (block instanceof Y.XmlElement ? [block.clone()] : [])),
  )
  if (isNew) text.delete(0)
  source.destroy()
}

/** Makes a text say something else. Blocks and words that are the same then and now are not touched. */
export function rewriteText(doc: Y.Doc, markdown: string): void {
  const wanted = documentSchema.nodeFromJSON(fromMarkdown(markdown))
  prosemirrorToYXmlFragment(wanted, doc.getXmlFragment(FRAGMENT))
}

/**
 * Puts other words in the place of these, where they stand first in one stretch of a block.
 * @throws Error when they stand nowhere
 */
export function putInstead(text: Y.XmlFragment, words: string, instead: string): void {
  // A stack of our own instead of recursion: depth is in the hands of whoever writes.
  const todo = text.toArray().reverse()
  for (let next = todo.pop(); next; next = todo.pop()) {
    if (next instanceof Y.XmlElement) todo.push(...next.toArray().reverse())
    if (!(next instanceof Y.XmlText)) continue
    const parts = next.toDelta() as { insert: unknown }[]
    const said = parts
      .map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC'))
      .join('')
    const at = said.indexOf(words)
    if (at === -1) continue
    next.delete(at, words.length)
    next.insert(at, instead)
    return
  }
  throw new Error(`"${words}" stands nowhere.`)
}

function isEmptyParagraph(node: unknown): boolean {
  return node instanceof Y.XmlElement && node.nodeName === 'paragraph' && node.length === 0
}

import { prosemirrorJSONToYDoc, yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
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

/** Takes everything out of a text but the empty paragraph it began with. */
export function clearText(doc: Y.Doc): void {
  const text = doc.getXmlFragment(FRAGMENT)
  text.delete(0, text.length)
  text.insert(0, [new Y.XmlElement('paragraph')])
}

function isEmptyParagraph(node: unknown): boolean {
  return node instanceof Y.XmlElement && node.nodeName === 'paragraph' && node.length === 0
}

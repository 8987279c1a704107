import * as Y from 'yjs'
import { FRAGMENT } from '../../../lib/protocol'

/** A copy into which somebody has pasted a long text: paragraphs of 80 letters, about this many bytes. */
export function pasted(bytes: number, clientId: number): { doc: Y.Doc; update: Uint8Array } {
  const doc = new Y.Doc()
  doc.clientID = clientId
  return { doc, update: paste(bytes, doc) }
}

/** Pastes at the end of a copy. @returns the update that says so */
export function paste(bytes: number, doc: Y.Doc): Uint8Array {
  const before = Y.encodeStateVector(doc)
  const paragraphs = Array.from({ length: Math.ceil(bytes / 122) }, () => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('x'.repeat(80))])
    return paragraph
  })
  doc.getXmlFragment(FRAGMENT).push(paragraphs)
  return Y.encodeStateAsUpdate(doc, before)
}

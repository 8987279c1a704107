import * as Y from 'yjs'
import { FRAGMENT } from '../../../lib/protocol'

/** What somebody pastes who brings a long text: paragraphs of 80 letters, about this many bytes. */
export function pasted(bytes: number, clientId: number): { doc: Y.Doc; update: Uint8Array } {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const paragraphs = Array.from({ length: Math.ceil(bytes / 122) }, () => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('x'.repeat(80))])
    return paragraph
  })
  doc.getXmlFragment(FRAGMENT).insert(0, paragraphs)
  return { doc, update: Y.encodeStateAsUpdate(doc) }
}

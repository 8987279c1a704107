import * as Y from 'yjs'
import { FRAGMENT } from '../../../lib/protocol'

/** So many updates of one text, each a new paragraph. */
export function paragraphs(count: number): Uint8Array[] {
  const doc = new Y.Doc()
  const all: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => all.push(update))
  for (let i = 0; i < count; i++) doc.getXmlFragment(FRAGMENT).push([new Y.XmlElement('paragraph')])
  return all
}

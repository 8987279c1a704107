import * as Y from 'yjs'
import { FRAGMENT } from '../../lib/protocol'

/** Looks at a state without keeping it in memory. */
export function withText<T>(update: Uint8Array, look: (text: Y.XmlFragment) => T): T {
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, update)
    return look(doc.getXmlFragment(FRAGMENT))
  } finally {
    doc.destroy()
  }
}

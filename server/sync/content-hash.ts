import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { canonicalContent } from '../../lib/document/canonical-content'
import { FRAGMENT } from '../../lib/protocol'

/** SHA-256 of what a document shows, in hex. Builds the document: not for the main thread. */
export function contentHash(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc()
  try {
    for (const update of updates) Y.applyUpdate(doc, update)
    return hashOf(doc)
  } finally {
    doc.destroy()
  }
}

export function hashOf(doc: Y.Doc): string {
  return hashOfText(doc.getXmlFragment(FRAGMENT))
}

export function hashOfText(text: Y.XmlFragment): string {
  return createHash('sha256').update(canonicalContent(text)).digest('hex')
}

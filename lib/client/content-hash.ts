import * as sha256 from 'lib0/hash/sha256'
import type * as Y from 'yjs'
import { canonicalContent } from '../document/canonical-content'
import { FRAGMENT } from '../protocol'

/**
 * SHA-256 of what this copy shows, 32 bytes; the server works out the same of what it stores.
 * Computed in plain JavaScript: browsers keep theirs from pages without HTTPS, and a server in an
 * office may have none.
 */
export function contentHash(doc: Y.Doc): Uint8Array {
  return sha256.digest(new TextEncoder().encode(canonicalContent(doc.getXmlFragment(FRAGMENT))))
}

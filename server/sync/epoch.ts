import { randomInt } from 'node:crypto'
import * as Y from 'yjs'
import { FRAGMENT } from '../../lib/protocol'

/** Documents begin with this one; every break in their history gives them another. */
export const FIRST_EPOCH = 1

/** PostgreSQL keeps it in four bytes. */
const MOST = 2 ** 31

/**
 * A number for a new history, by chance and not by counting: the same backup may be put back twice,
 * and the histories that follow must not have the same number.
 */
export function newEpoch(): number {
  return randomInt(FIRST_EPOCH + 1, MOST)
}

/**
 * An update that says nothing and shows which history a copy grew out of: one deleted block under a
 * clientID that is the epoch's own number. Whoever has been given the document has it in their
 * state vector, also stock clients, which know nothing of epochs.
 */
export function epochMark(epoch: number): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = epoch
  const blocks = doc.getXmlFragment(FRAGMENT)
  doc.transact(() => {
    blocks.insert(0, [new Y.XmlElement('paragraph')])
    blocks.delete(0)
  })
  const mark = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return mark
}

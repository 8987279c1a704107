import * as Y from 'yjs'
import { FRAGMENT } from '../../lib/protocol'

/** What somebody types: a paragraph of their own, then a letter at a time. */
export interface Typing {
  clientId: number
  /** Makes the paragraph. */
  first: Uint8Array
  /** A letter each, in order. */
  letters: Uint8Array[]
  /** Clock of the first letter; each letter takes one. */
  clock: number
}

/** Made by Yjs itself before anything is measured, so that sending costs next to nothing. */
export function typing(clientId: number, letters: number): Typing {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText()
  doc.transact(() => {
    paragraph.insert(0, [text])
    doc.getXmlFragment(FRAGMENT).push([paragraph])
  })
  const clock = Y.getState(doc.store, clientId)
  for (let i = 0; i < letters; i++) text.insert(text.length, 'abcdefghij klmnop'[i % 17] ?? ' ')
  doc.destroy()
  const [first, ...rest] = updates
  if (!first) throw new Error('Yjs gave no update.')
  return { clientId, first, letters: rest, clock }
}

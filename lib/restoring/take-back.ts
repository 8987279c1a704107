import * as Y from 'yjs'
import { FRAGMENT } from '../protocol'
import { keyOf } from './pieces'
import { sayAgain } from './say-again'

const OURS = {}

/**
 * What takes one change of a text back, and nothing that was written since: as its author's undo
 * would have done it at once.
 * @param before the text before that change, as one update
 * @param live the text as it is now
 * @returns null when nothing of it is left
 */
export function takeBack(
  before: Uint8Array,
  change: Uint8Array,
  live: Uint8Array,
): Uint8Array | null {
  // What was deleted is kept, or it could not come back.
  const [doc, was] = [new Y.Doc({ gc: false }), new Y.Doc()]
  const text = doc.getXmlFragment(FRAGMENT)
  try {
    for (const each of [doc, was]) Y.applyUpdate(each, before)
    const undo = new Y.UndoManager(text, {
      trackedOrigins: new Set([OURS]),
      // Blocks that came back, and in which somebody has written meanwhile, stay with their words.
      deleteFilter: (item) => !holdsSomething(item),
    })
    Y.applyUpdate(doc, change, OURS)
    const then = keyOf(text)
    Y.applyUpdate(doc, live)
    const isAlone = keyOf(text) === then
    return updateBy(doc, () => {
      doc.transact(() => {
        undo.undo()
        // Marks that several set do not always come back as they were; where nobody has written
        // since, it is known what they were.
        if (isAlone) sayAgain(text, was.getXmlFragment(FRAGMENT), { kind: 'text' })
      })
    })
  } finally {
    doc.destroy()
    was.destroy()
  }
}

/**
 * What a change of a document is as an update; null for none. Every deletion goes along: Yjs takes
 * marks out that say nothing while it reads a document, and what it was read from has them still.
 */
export function updateBy(doc: Y.Doc, change: () => void): Uint8Array | null {
  const before = Y.encodeStateVector(doc)
  let changed = false
  const hear = () => {
    changed = true
  }
  doc.on('update', hear)
  try {
    change()
  } finally {
    doc.off('update', hear)
  }
  return changed ? Y.encodeStateAsUpdate(doc, before) : null
}

function holdsSomething({ content }: Y.Item): boolean {
  return content instanceof Y.ContentType && content.type._length > 0
}

import * as Y from 'yjs'
import { FRAGMENT } from '../protocol'

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
  const doc = new Y.Doc({ gc: false })
  try {
    Y.applyUpdate(doc, before)
    const undo = new Y.UndoManager(doc.getXmlFragment(FRAGMENT), {
      trackedOrigins: new Set([OURS]),
      // Blocks that came back, and in which somebody has written meanwhile, stay with their words.
      deleteFilter: (item) => !holdsSomething(item),
    })
    Y.applyUpdate(doc, change, OURS)
    Y.applyUpdate(doc, live)
    return updateBy(doc, () => undo.undo())
  } finally {
    doc.destroy()
  }
}

/** What a change of a document is as an update; null for none. */
export function updateBy(doc: Y.Doc, change: () => void): Uint8Array | null {
  let made: Uint8Array | null = null
  const take = (update: Uint8Array) => {
    if (made) throw new Error('A change came in two parts.')
    made = update
  }
  doc.on('update', take)
  try {
    change()
    return made
  } finally {
    doc.off('update', take)
  }
}

function holdsSomething({ content }: Y.Item): boolean {
  return content instanceof Y.ContentType && content.type._length > 0
}

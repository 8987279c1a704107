import * as Y from 'yjs'

/** Both ends of somebody's selection, as places that exist in this document now. */
export interface PlacedCursor {
  anchor: Y.RelativePosition
  head: Y.RelativePosition
}

/**
 * The cursor in a presence state, if it can be placed in this document; null otherwise. Yjs throws
 * on a position whose parent it does not have. Inside the editor's own drawing that would stop the
 * text from being brought up to date, so such a cursor is not let in at all.
 */
export function cursorOf(doc: Y.Doc, state: unknown): PlacedCursor | null {
  if (typeof state !== 'object' || state === null || !('cursor' in state)) return null
  const { cursor } = state
  if (typeof cursor !== 'object' || cursor === null) return null
  if (!('anchor' in cursor) || !('head' in cursor)) return null
  const anchor = placed(doc, cursor.anchor)
  const head = placed(doc, cursor.head)
  return anchor && head ? { anchor, head } : null
}

function placed(doc: Y.Doc, json: unknown): Y.RelativePosition | null {
  try {
    const position = Y.createRelativePositionFromJSON(json)
    return Y.createAbsolutePositionFromRelativePosition(position, doc) ? position : null
  } catch {
    // Not a position, or in a part of the text that is not here (yet).
    return null
  }
}

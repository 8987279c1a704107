import * as Y from 'yjs'
import { FRAGMENT } from '../protocol'

/** A place in a text as Yjs counts: before the `index`-th part of a type. */
export interface Spot {
  type: Y.XmlText | Y.XmlFragment
  index: number
}

/** Larger ones do not come out of Yjs. */
const MAX_BYTES = 256

/** A place as Yjs keeps it: it goes along with the character after it (`start`) or before it (`end`). */
export function relativeAt({ type, index }: Spot, side: 'start' | 'end'): Y.RelativePosition {
  return Y.createRelativePositionFromTypeIndex(type, index, side === 'start' ? 0 : -1)
}

/** The same as base64. */
export function positionOf(spot: Spot, side: 'start' | 'end'): string {
  return btoa(String.fromCharCode(...Y.encodeRelativePosition(relativeAt(spot, side))))
}

/** What `positionOf` made; null for whatever else. */
export function positionFrom(base64: string): Y.RelativePosition | null {
  try {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
    if (bytes.length === 0 || bytes.length > MAX_BYTES) return null
    const position = Y.decodeRelativePosition(bytes)
    const { type, tname, item } = position
    const named = [type, tname, item].filter((each) => each !== null).length
    // Any other root would be made by looking for it.
    return named === 1 && (tname === null || tname === FRAGMENT) ? position : null
  } catch {
    // Neither atob nor the decoder says by a class of its own that the bytes are not theirs.
    return null
  }
}

/** Where a position is now; null when the place it was in is gone, or never was in this document. */
export function spotFrom(position: Y.RelativePosition, doc: Y.Doc): Spot | null {
  // What undo brought back is looked for by its words: only the copy it was undone in knows more.
  const found = Y.createAbsolutePositionFromRelativePosition(position, doc, false)
  const type: unknown = found?.type
  // An element is a fragment too.
  return found && (type instanceof Y.XmlText || type instanceof Y.XmlFragment)
    ? { type, index: found.index }
    : null
}

/** The same of a position as base64. */
export function spotOf(base64: string, doc: Y.Doc): Spot | null {
  const position = positionFrom(base64)
  return position && spotFrom(position, doc)
}

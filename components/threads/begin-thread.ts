import type { Editor } from '@tiptap/core'
import { CellSelection } from '@tiptap/pm/tables'
import type { ThreadPlace } from '@/lib/threads'
import { anchorFor } from './thread-places'

export const WHOLE_ELEMENT: ThreadPlace = { scope: 'element', anchor: null }

/**
 * What a comment would be about now: the selected words or cells, else the block the caret is in,
 * else the whole element.
 */
export function placeOfSelection(editor: Editor): ThreadPlace {
  const { selection } = editor.state
  const { $from, from, to, empty } = selection
  if (!empty) {
    const anchor = anchorFor(editor, from, to)
    const scope = selection instanceof CellSelection ? 'cell' : 'text'
    return anchor?.quote.trim() ? { scope, anchor } : WHOLE_ELEMENT
  }
  if (!$from.parent.isTextblock || $from.parent.content.size === 0) return WHOLE_ELEMENT
  const anchor = anchorFor(editor, $from.start(), $from.end())
  return anchor ? { scope: 'block', anchor } : WHOLE_ELEMENT
}

import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** ProseMirror puts the selection where it belongs 20 ms after the focus came. */
const AFTER_FOCUS_MS = 30

/**
 * Chromium gives an editable element that gets the focus by keyboard a caret of its own making.
 * It looks like any other, but stays with the first position of the text when somebody else's block
 * arrives above: the next letter would land there. Setting the same selection once more cures it.
 */
export const FirmFocus = Extension.create({
  name: 'firmFocus',
  addProseMirrorPlugins() {
    let pressed = false
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            mousedown: () => {
              pressed = true
              setTimeout(() => (pressed = false), AFTER_FOCUS_MS)
              return false
            },
            focus: (view) => {
              if (!pressed) setTimeout(() => setAgain(view), AFTER_FOCUS_MS)
              return false
            },
          },
        },
      }),
    ]
  },
})

function setAgain(view: EditorView): void {
  const selection = window.getSelection()
  if (view.isDestroyed || !view.hasFocus() || !selection?.anchorNode || !selection.focusNode) return
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection
  selection.removeAllRanges()
  selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset)
}

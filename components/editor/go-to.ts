import type { Editor } from '@tiptap/core'
import type { OutlineHeading } from '@/lib/document/sections'

/** Scrolls to a heading and puts the caret at its end, for those who go there by keyboard. */
export function goTo(editor: Editor, { pos }: OutlineHeading): void {
  const node = editor.state.doc.nodeAt(pos)
  if (!node) return
  const dom = editor.view.nodeDOM(pos)
  if (editor.isEditable)
    editor
      .chain()
      .setTextSelection(pos + node.nodeSize - 1)
      .focus(undefined, { scrollIntoView: false })
      .run()
  if (dom instanceof HTMLElement) dom.scrollIntoView({ block: 'start' })
}

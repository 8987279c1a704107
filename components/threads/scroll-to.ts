import type { Editor } from '@tiptap/core'

/** Brings a place of the text into the middle of the window. */
export function scrollTo(editor: Editor, pos: number): void {
  const { node } = editor.view.domAtPos(pos)
  const element = node instanceof Element ? node : node.parentElement
  element?.scrollIntoView({ block: 'center' })
}

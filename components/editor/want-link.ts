import type { Editor } from '@tiptap/core'

/** What the editor's element is told when somebody wants a link where the caret is. */
export const LINK_WANTED = 'link'

/** Asks for an address. */
export function wantLink(editor: Editor): void {
  editor.view.dom.dispatchEvent(new Event(LINK_WANTED))
}

import type { Editor } from '@tiptap/core'

/** What the editor's element is told when somebody wants to comment on what is selected. */
export const COMMENT_WANTED = 'comment'

/** Asks for a comment on what is selected. */
export function wantComment(editor: Editor): void {
  editor.view.dom.dispatchEvent(new Event(COMMENT_WANTED))
}

import type { Editor } from '@tiptap/core'

/** What the editor's element is told when somebody wants other words for what is selected. */
export const SUGGESTION_WANTED = 'suggest'

/** Asks for other words for what is selected. */
export function wantSuggestion(editor: Editor): void {
  editor.view.dom.dispatchEvent(new Event(SUGGESTION_WANTED))
}

import type { Editor } from '@tiptap/core'
import type { LiveDocument } from '@/lib/client/live-document'

/** A text that is open on this page, as following and presence need it. */
export interface TextOnPage {
  elementId: string
  editor: Editor
  live: LiveDocument
  mayWrite: boolean
}

interface Drawn {
  element: { id: string }
  document: { live: LiveDocument | null }
  written: { editor: Editor } | null
  mayWrite: boolean
}

/** Null until its editor is there. */
export function textOnPage({ element, document, written, mayWrite }: Drawn): TextOnPage | null {
  if (!document.live || !written) return null
  return { elementId: element.id, editor: written.editor, live: document.live, mayWrite }
}

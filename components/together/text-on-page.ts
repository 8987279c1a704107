import type { Editor } from '@tiptap/core'
import type { LiveDocument } from '@/lib/client/live-document'

/** A text that this page is connected to. */
export interface OpenText {
  elementId: string
  live: LiveDocument
  /** Words of it were erased for good while it was open. */
  erased: boolean
}

/** A text that is open on this page, as following and presence need it. */
export interface TextOnPage extends OpenText {
  editor: Editor
  mayWrite: boolean
}

interface Drawn {
  element: { id: string }
  document: { live: LiveDocument | null; erased: boolean }
  written: { editor: Editor } | null
  mayWrite: boolean
}

/** Null until its editor is there. */
export function textOnPage({ element, document, written, mayWrite }: Drawn): TextOnPage | null {
  const { live, erased } = document
  if (!live || !written) return null
  return { elementId: element.id, editor: written.editor, live, erased, mayWrite }
}

'use client'

import type { Editor } from '@tiptap/core'
import { useEffect } from 'react'
import { SUGGESTION_WANTED } from '../suggestions/want-suggestion'
import { THREAD_PRESSED } from './thread-marks'
import { COMMENT_WANTED } from './want-comment'

interface Wishes {
  /** Words of this thread were pressed. */
  press: (thread: string) => void
  /** A comment, or other words, for what is selected. */
  comment: () => void
  suggest: () => void
}

/** What somebody wants of the threads, told to the editor's element by whatever they pressed. */
export function useWishes(editor: Editor, { press, comment, suggest }: Wishes): void {
  useEffect(() => {
    // A page that is drawn anew makes its editor anew.
    if (editor.isDestroyed) return
    const { dom } = editor.view
    const pressed = (event: Event) => press((event as CustomEvent<string>).detail)
    dom.addEventListener(THREAD_PRESSED, pressed)
    dom.addEventListener(COMMENT_WANTED, comment)
    dom.addEventListener(SUGGESTION_WANTED, suggest)
    return () => {
      dom.removeEventListener(THREAD_PRESSED, pressed)
      dom.removeEventListener(COMMENT_WANTED, comment)
      dom.removeEventListener(SUGGESTION_WANTED, suggest)
    }
  })
}

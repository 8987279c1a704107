'use client'

import type { Editor } from '@tiptap/core'
import { useTranslations } from 'use-intl'
import type { Thread } from '@/lib/threads'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { useToast } from '../ui/toast'
import { placeOfSelection } from './begin-thread'

/** Attaches a thread that has lost its words to what is selected now. */
export function useAttach(
  editor: Editor,
  onAttached: (thread: Thread) => void,
): (thread: Thread) => void {
  const t = useTranslations('threads')
  const api = useApi()
  const toast = useToast()
  const sentence = useErrorText()
  return (thread) => {
    const place = placeOfSelection(editor)
    if (!place.anchor || editor.state.selection.empty) return toast(t('selectFirst'))
    api
      .changeThread(thread.id, { place })
      .then(onAttached)
      .catch((error: unknown) => toast(sentence(error)))
  }
}

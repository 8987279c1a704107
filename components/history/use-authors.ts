import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import type { Answers } from './past-questions'
import { PastThread } from './past-thread'

/** How long a text rests before its record is asked for what is new in it. */
const RESTED_MS = 1500

export type Authors = Answers['authors']

interface Known {
  authors: Authors | null
  error: unknown
  retry: () => void
}

/** Who wrote what in the text of an editor, kept up with while people write in it. */
export function useAuthors(editor: Editor, elementId: string): Known {
  const [authors, setAuthors] = useState<Authors | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [tries, setTries] = useState(0)

  useEffect(() => {
    const thread = new PastThread(elementId)
    let timer: ReturnType<typeof setTimeout> | null = null
    let ended = false
    const ask = () => {
      thread.ask({ kind: 'authors' }).then(
        (answer) => {
          if (ended) return
          setAuthors(answer)
          setError(null)
        },
        (failure: unknown) => {
          if (!ended) setError(failure)
        },
      )
    }
    const soon = () => {
      if (timer) clearTimeout(timer)
      timer = setTimeout(ask, RESTED_MS)
    }
    ask()
    editor.on('update', soon)
    return () => {
      ended = true
      if (timer) clearTimeout(timer)
      editor.off('update', soon)
      thread.end()
    }
  }, [editor, elementId, tries])

  return { authors, error, retry: () => setTries((count) => count + 1) }
}

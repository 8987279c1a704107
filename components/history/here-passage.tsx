'use client'

import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Authors } from './use-authors'
import { passageAt } from './who-marks'

/** The caret rests for so long before its place is told. */
const RESTED_MS = 250

/** Who wrote the words at the caret, or under the pointer, and when. */
export function HerePassage({ editor, authors }: { editor: Editor; authors: Authors }) {
  const t = useTranslations('history.who')
  const format = useFormatter()
  const index = useHere(editor)
  const passage = index === null ? undefined : authors.passages[index]
  const own = passage && authors.entries[passage.own]
  const came = passage && authors.entries[passage.came]
  const nameOf = (by: string | null) =>
    authors.people.find(({ id }) => id === by)?.name ?? t('gone')
  const when = (at: number) => format.dateTime(at, { dateStyle: 'long', timeStyle: 'short' })
  return (
    <p className="who-here" role="status">
      {!own || !came
        ? t('pointHere')
        : own.by === null
          ? t('hereServer', { when: when(own.at) })
          : own === came
            ? t('here', { name: nameOf(own.by), when: when(own.at) })
            : came.by === own.by || came.by === null
              ? t('hereAgain', { name: nameOf(own.by), when: when(own.at), again: when(came.at) })
              : t('hereBy', {
                  ...{ name: nameOf(own.by), when: when(own.at) },
                  ...{ by: nameOf(came.by), again: when(came.at) },
                })}
    </p>
  )
}

/** Index of the passage that somebody points at, else of the one at the caret. */
function useHere(editor: Editor): number | null {
  const [atCaret, setAtCaret] = useState<number | null>(null)
  const [pointed, setPointed] = useState<number | null>(null)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const look = () => {
      if (timer) clearTimeout(timer)
      timer = setTimeout(() => {
        if (!editor.isDestroyed) setAtCaret(passageAt(editor.state, editor.state.selection.from))
      }, RESTED_MS)
    }
    look()
    editor.on('selectionUpdate', look)
    editor.on('transaction', look)
    return () => {
      if (timer) clearTimeout(timer)
      editor.off('selectionUpdate', look)
      editor.off('transaction', look)
    }
  }, [editor])

  useEffect(() => {
    const { dom } = editor.view
    const over = ({ target }: PointerEvent) => {
      const mark = target instanceof Element ? target.closest('[data-passage]') : null
      const index = mark?.getAttribute('data-passage')
      setPointed(index === null || index === undefined ? null : Number(index))
    }
    const out = () => setPointed(null)
    dom.addEventListener('pointerover', over)
    dom.addEventListener('pointerleave', out)
    return () => {
      dom.removeEventListener('pointerover', over)
      dom.removeEventListener('pointerleave', out)
    }
  }, [editor])

  return pointed ?? atCaret
}
